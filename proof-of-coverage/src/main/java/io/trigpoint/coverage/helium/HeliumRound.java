package io.trigpoint.coverage.helium;

import io.trigpoint.coverage.RewardUnits;
import io.trigpoint.density.HexScale;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges one beacon and its witnesses as the reference did. */
public final class HeliumRound {
  private static final String BEACONER = "Beaconer";
  private static final String WITNESS = "Witness";

  private HeliumRound() {}

  /**
   * A verdict for the beacon and for every witness. A refused beacon makes all witnesses refused
   * with its reason, on the side of the beaconer.
   */
  public static HeliumOutcome verify(HeliumInputs in) {
    String beaconer = in.beacon().beaconer();
    SortedMap<String, HeliumHistory> changes = new TreeMap<>();
    changes.put(beaconer, in.history(beaconer).withBeacon(in.beacon().receivedMs()));
    Optional<BrokenRule> refusal = HeliumBeaconRules.firstRefusal(in);
    if (refusal.isPresent()) {
      return refused(in, refusal.get(), changes);
    }
    List<JudgedReception> judged = WitnessOrder.judge(in);
    remember(in, judged, changes);
    Optional<BrokenRule> unreciprocated = HeliumBeaconRules.noValidWitnesses(in);
    return unreciprocated.isPresent()
        ? refused(in, unreciprocated.get(), changes)
        : accepted(in, judged, changes);
  }

  private static void remember(
      HeliumInputs in, List<JudgedReception> judged, SortedMap<String, HeliumHistory> changes) {
    for (JudgedReception reception : judged) {
      if (reception.valid()) {
        String key = reception.witness().witness();
        changes.put(key, in.history(key).withWitness(reception.witness().receivedMs()));
      }
    }
    if (!judged.isEmpty()) {
      changes.computeIfPresent(
          in.beacon().beaconer(),
          (key, history) -> history.withBeaconRecip(in.beacon().receivedMs()));
    }
  }

  private static HeliumOutcome refused(
      HeliumInputs in, BrokenRule refusal, SortedMap<String, HeliumHistory> changes) {
    HeliumVerdict verdict = HeliumVerdict.refused(refusal, BEACONER);
    return new HeliumOutcome(
        verdict, in.witnesses().stream().map(witness -> verdict).toList(), changes);
  }

  private static HeliumOutcome accepted(
      HeliumInputs in, List<JudgedReception> judged, SortedMap<String, HeliumHistory> changes) {
    List<JudgedReception> last =
        judged.stream()
            .map(reception ->
                reception.also(HeliumWitnessRules.noValidBeacons(in, reception.witness())))
            .toList();
    SortedMap<Integer, JudgedReception> selected =
        WitnessOrder.select(last, in.parameters().maxWitnesses());
    RewardUnits units = RewardUnits.of(selected.size());
    Optional<HexScale> density = scale(in);
    int scale = density.map(HexScale::tenThousandths).orElse(in.parameters().missingScale());
    SortedMap<Integer, HeliumVerdict> verdicts = new TreeMap<>();
    for (JudgedReception reception : last) {
      boolean paid = selected.containsKey(reception.at());
      verdicts.put(reception.at(), verdict(reception, paid, paid ? units.perWitness() : 0, scale));
    }
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("witnesses", Integer.toString(selected.size()));
    density.ifPresent(known -> evidence.put("levels", known.breakdown()));
    HeliumVerdict beacon =
        HeliumVerdict.valid(HeliumAcceptance.SELECTED, evidence, units.beacon(), scale);
    return new HeliumOutcome(beacon, List.copyOf(verdicts.values()), changes);
  }

  private static HeliumVerdict verdict(
      JudgedReception reception, boolean paid, int unit, int scale) {
    return reception
        .refusal()
        .map(refusal -> HeliumVerdict.refused(refusal, WITNESS))
        .orElseGet(() ->
            HeliumVerdict.valid(
                paid ? HeliumAcceptance.SELECTED : HeliumAcceptance.NOT_SELECTED,
                new TreeMap<>(),
                unit,
                scale));
  }

  /** The beaconer's, for its witnesses as well; empty where no active hotspot stands. */
  private static Optional<HexScale> scale(HeliumInputs in) {
    return GatewayRules.known(in.hotspots(), in.beacon().beaconer())
        .flatMap(HeliumHotspot::place)
        .flatMap(HeliumHotspot.Place::cell)
        .flatMap(cell -> Optional.ofNullable(in.scales().get(cell)));
  }
}
