package io.trigpoint.coverage.helium;

import io.trigpoint.coverage.HeliumParameters;
import java.util.OptionalLong;

/** The reference's comparisons of times. All instants are Unix milliseconds. */
public final class HeliumTiming {
  private static final long MS_PER_SECOND = 1_000;

  private HeliumTiming() {}

  /** Whether an arrival lies in a window: whole seconds, rounded down, both ends inside. */
  public static boolean within(long startMs, long endMs, long receivedMs) {
    long received = seconds(receivedMs);
    return received >= seconds(startMs) && received <= seconds(endMs);
  }

  /** Whether a beacon falls in a later segment than the last one; a first beacon is regular. */
  public static boolean regular(OptionalLong lastMs, long receivedMs, long segmentSeconds) {
    return lastMs.isEmpty()
        || segment(receivedMs, segmentSeconds) > segment(lastMs.getAsLong(), segmentSeconds);
  }

  /** The number of a segment since the Unix epoch. */
  static long segment(long ms, long segmentSeconds) {
    return StrictMath.floorDiv(seconds(ms), segmentSeconds);
  }

  /**
   * Whether a witness came too late. The clock starts with the beacon, or with the earliest report,
   * good or bad, when that came before the beacon; then it runs shorter.
   */
  public static boolean tooLate(
      long beaconMs, long firstWitnessMs, long receivedMs, HeliumParameters parameters) {
    return receivedMs - StrictMath.min(beaconMs, firstWitnessMs)
        > allowedLag(beaconMs, firstWitnessMs, parameters);
  }

  static long allowedLag(long beaconMs, long firstWitnessMs, HeliumParameters parameters) {
    return beaconMs <= firstWitnessMs ? parameters.beaconLagMs() : parameters.witnessLagMs();
  }

  /** Whether an event is recent enough for reciprocity: strictly less than the window old. */
  static boolean recent(OptionalLong eventMs, long receivedMs, HeliumParameters parameters) {
    return eventMs.isPresent()
        && receivedMs - eventMs.getAsLong() < parameters.reciprocitySeconds() * MS_PER_SECOND;
  }

  private static long seconds(long ms) {
    return StrictMath.floorDiv(ms, MS_PER_SECOND);
  }
}
