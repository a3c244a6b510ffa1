package io.trigpoint.coverage.helium;

import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Witnesses in the order of their arrival: who counts, and who is paid. */
final class WitnessOrder {
  /** Reports of the same millisecond go by hash, so that the order given has no effect. */
  private static final Comparator<HeliumWitness> ARRIVAL =
      Comparator.comparingLong(HeliumWitness::receivedMs)
          .thenComparing(WitnessOrder::lot)
          .thenComparing(HeliumWitness::signal)
          .thenComparingLong(witness -> witness.frequency().value());

  private WitnessOrder() {}

  /** All witnesses after the rules before reciprocity; of one gateway the earliest counts. */
  static List<JudgedReception> judge(HeliumInputs in) {
    HeliumHotspot.Place beaconer =
        GatewayRules.known(in.hotspots(), in.beacon().beaconer())
            .flatMap(HeliumHotspot::place)
            .orElseThrow();
    List<Integer> order =
        IntStream.range(0, in.witnesses().size())
            .boxed()
            .sorted(Comparator.comparing(in.witnesses()::get, ARRIVAL))
            .toList();
    Set<String> seen = new TreeSet<>();
    List<JudgedReception> judged = new ArrayList<>();
    for (int at : order) {
      HeliumWitness witness = in.witnesses().get(at);
      long first = in.witnesses().get(order.getFirst()).receivedMs();
      Optional<BrokenRule> refusal =
          seen.add(witness.witness())
              ? HeliumWitnessRules.firstRefusal(HeliumReception.of(in, witness, first, beaconer))
              : duplicate(witness);
      judged.add(new JudgedReception(at, witness, refusal));
    }
    return judged;
  }

  /** The first valid ones of a list in order of arrival, by their place in the list as given. */
  static SortedMap<Integer, JudgedReception> select(List<JudgedReception> arrived, int most) {
    SortedMap<Integer, JudgedReception> selected = new TreeMap<>();
    arrived.stream()
        .filter(JudgedReception::valid)
        .limit(most)
        .forEach(reception -> selected.put(reception.at(), reception));
    return selected;
  }

  private static Optional<BrokenRule> duplicate(HeliumWitness witness) {
    return Optional.of(new BrokenRule(HeliumReason.DUPLICATE, Map.of("key", witness.witness())));
  }

  private static Hash32 lot(HeliumWitness witness) {
    return Hashes.sha256(
        witness.payloadHex().getBytes(StandardCharsets.UTF_8),
        witness.witness().getBytes(StandardCharsets.UTF_8));
  }
}
