package io.trigpoint.report;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Figures of a reception that only some concentrators give.
 *
 * @param signalRssi strength of the signal alone
 * @param frequencyOffsetHz offset from the channel centre, Hz
 */
public record RadioDetail(Optional<Dbm> signalRssi, OptionalInt frequencyOffsetHz) {
  public static final RadioDetail NONE = new RadioDetail(Optional.empty(), OptionalInt.empty());
}
