package io.trigpoint.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The page of results, from the runs of all seeds. */
final class Page {
  private static final List<String> AIMED =
      List.of("virtual radios", "attenuated cluster", "replay", "rewriting", "ring");
  static final double LEAST_REMOVED = 0.95;
  static final double MOST_LOST = 0.005;

  private final List<Run> runs;
  private final FramingTable framings;
  private final Size size;

  Page(List<Run> runs, FramingTable framings, Size size) {
    this.runs = List.copyOf(runs);
    this.framings = framings;
    this.size = size;
  }

  /** Whether the issue sets a target for a row. */
  static boolean aimed(String row) {
    return AIMED.stream().anyMatch(family -> row.startsWith(family + ":"));
  }

  String text(String head) {
    List<String> lines = new ArrayList<>();
    lines.add(head);
    lines.add("## Cheats: income removed, percent of what belief would pay");
    lines.add("");
    lines.add("| attack | trigpoint min | median | mean | helium min | median | mean | target |");
    lines.add("|---|---|---|---|---|---|---|---|");
    cheats().forEach(row -> lines.add(cheatLine(row)));
    lines.add("");
    lines.add("## Honest hotspots: income lost, percent");
    lines.add("");
    lines.add(
        "| honest income | trigpoint median | mean | max | helium median | mean | max | target |");
    lines.add("|---|---|---|---|---|---|---|---|");
    lines.add(honestLine(Run.HONEST_REFUSED));
    lines.add(honestLine(Run.HONEST_IN_ALL));
    lines.add("");
    lines.addAll(framings.lines());
    if (size.judged().size() > 1) {
      lines.addAll(byDay());
    }
    return String.join("\n", lines);
  }

  /** One line of progress. */
  static String line(Run run) {
    double worst =
        run.helium().keySet().stream()
            .filter(Page::aimed)
            .mapToDouble(row -> run.last(row).removed())
            .min()
            .orElse(Double.NaN);
    return "seed %d: least removed %s %%, honest lost %s %%"
        .formatted(
            run.seed(), Spread.percent(worst), Spread.fine(run.last(Run.HONEST_REFUSED).removed()));
  }

  private List<String> cheats() {
    return runs.getFirst().helium().keySet().stream()
        .filter(row -> !row.startsWith("honest"))
        .toList();
  }

  private String cheatLine(String row) {
    Spread ours = spread(run -> run.last(row));
    Spread theirs = spread(run -> reference(run, row));
    String target =
        !aimed(row)
            ? "none"
            : ours.min() >= LEAST_REMOVED
                ? "95: met by every seed"
                : ours.mean() >= LEAST_REMOVED ? "95: met on average" : "95: **missed**";
    return cells(
        row,
        Spread.percent(ours.min()),
        Spread.percent(ours.median()),
        Spread.percent(ours.mean()),
        Spread.percent(theirs.min()),
        Spread.percent(theirs.median()),
        Spread.percent(theirs.mean()),
        target);
  }

  private String honestLine(String row) {
    Spread ours = spread(run -> run.last(row));
    Spread theirs = spread(run -> reference(run, row));
    return cells(
        row.replace("honest: ", ""),
        Spread.fine(ours.median()),
        Spread.fine(ours.mean()),
        Spread.fine(ours.max()),
        Spread.fine(theirs.median()),
        Spread.fine(theirs.mean()),
        Spread.fine(theirs.max()),
        ours.mean() <= MOST_LOST ? "0.5: met on average" : "0.5: **missed**");
  }

  private List<String> byDay() {
    List<String> lines = new ArrayList<>();
    lines.add("## How soon: mean of income removed on a day, percent");
    lines.add("");
    List<String> head = new ArrayList<>(List.of("attack"));
    size.judged().forEach(day -> head.add("day " + day));
    lines.add(cells(head.toArray(String[]::new)));
    lines.add("|---".repeat(head.size()) + "|");
    List<String> rows = new ArrayList<>(cheats());
    rows.add(Run.HONEST_REFUSED);
    for (String row : rows) {
      List<String> figures = new ArrayList<>(List.of(row));
      for (int day : size.judged()) {
        double mean = spread(run -> on(run, row, day)).mean();
        figures.add(row.startsWith("honest") ? Spread.fine(mean) : Spread.percent(mean));
      }
      lines.add(cells(figures.toArray(String[]::new)));
    }
    lines.add("");
    return lines;
  }

  private Spread spread(Function<Run, Take> take) {
    return Spread.of(runs.stream().mapToDouble(run -> take.apply(run).removed()).toArray());
  }

  private static Take on(Run run, String row, int day) {
    return run.trigpoint().entrySet().stream()
        .filter(entry -> entry.getKey().equals(row))
        .flatMap(entry -> entry.getValue().entrySet().stream())
        .filter(entry -> entry.getKey() == day)
        .map(entry -> entry.getValue())
        .findFirst()
        .orElseThrow();
  }

  private static Take reference(Run run, String row) {
    return run.helium().entrySet().stream()
        .filter(entry -> entry.getKey().equals(row))
        .map(entry -> entry.getValue())
        .findFirst()
        .orElseThrow();
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
