package io.trigpoint.coverage.helium;

import java.util.OptionalLong;

/**
 * What the reference remembers of a gateway, Unix milliseconds.
 *
 * @param lastBeaconMs its latest beacon, whatever the verdict
 * @param lastWitnessMs its latest witness report that passed all rules before reciprocity
 * @param lastBeaconRecipMs its latest beacon that passed all rules before reciprocity and that at
 *     least one report, good or bad, spoke of
 */
public record HeliumHistory(
    OptionalLong lastBeaconMs, OptionalLong lastWitnessMs, OptionalLong lastBeaconRecipMs) {
  public static final HeliumHistory NONE =
      new HeliumHistory(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  public HeliumHistory withBeacon(long ms) {
    return new HeliumHistory(OptionalLong.of(ms), lastWitnessMs, lastBeaconRecipMs);
  }

  public HeliumHistory withWitness(long ms) {
    return new HeliumHistory(lastBeaconMs, OptionalLong.of(ms), lastBeaconRecipMs);
  }

  public HeliumHistory withBeaconRecip(long ms) {
    return new HeliumHistory(lastBeaconMs, lastWitnessMs, OptionalLong.of(ms));
  }
}
