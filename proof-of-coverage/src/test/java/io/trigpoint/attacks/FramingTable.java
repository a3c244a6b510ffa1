package io.trigpoint.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** What framings cost honest hotspots, over all seeds. */
final class FramingTable {
  static final double MOST_OF_NETWORK = 0.005;
  static final double MOST_OF_VICTIMS = 0.05;

  private final List<SequencedMap<String, Framed>> runs;

  FramingTable(List<SequencedMap<String, Framed>> runs) {
    this.runs = List.copyOf(runs);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("## Framing: honest income lost, percent");
    lines.add("");
    lines.add(
        "| framing | victims min | median | mean | max | network median | mean | max | target |");
    lines.add("|---|---|---|---|---|---|---|---|---|");
    runs.getFirst().keySet().forEach(row -> lines.add(line(row)));
    lines.add("");
    return lines;
  }

  private String line(String row) {
    Spread victims = spread(row, Framed::victims);
    Spread network = spread(row, Framed::network);
    return "| "
        + String.join(
            " | ",
            row,
            Spread.fine(victims.min()),
            Spread.fine(victims.median()),
            Spread.fine(victims.mean()),
            Spread.fine(victims.max()),
            Spread.fine(network.median()),
            Spread.fine(network.mean()),
            Spread.fine(network.max()),
            target(victims, network))
        + " |";
  }

  private static String target(Spread victims, Spread network) {
    return victims.max() <= MOST_OF_VICTIMS && network.max() <= MOST_OF_NETWORK
        ? "5 and 0.5: met by every seed"
        : victims.mean() <= MOST_OF_VICTIMS && network.mean() <= MOST_OF_NETWORK
            ? "5 and 0.5: met on average"
            : "5 and 0.5: **missed**";
  }

  private Spread spread(String row, Function<Framed, Take> of) {
    return Spread.of(
        runs.stream()
            .flatMap(run -> run.entrySet().stream())
            .filter(entry -> entry.getKey().equals(row))
            .mapToDouble(entry -> of.apply(entry.getValue()).removed())
            .toArray());
  }
}
