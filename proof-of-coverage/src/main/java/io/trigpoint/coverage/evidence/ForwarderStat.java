package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A status line of a packet forwarder.
 *
 * @param atMs when it arrived, Unix milliseconds
 * @param position of its receiver, when it prints one
 * @param gpsTime whether its packets carry GPS time
 * @param heard packets received since the line before
 * @param intact of those, with a good check sum
 * @param temperature of the board, °C
 */
public record ForwarderStat(
    DeviceId device,
    long atMs,
    Optional<Position> position,
    boolean gpsTime,
    long heard,
    long intact,
    OptionalDouble temperature)
    implements Comparable<ForwarderStat> {
  private static final Comparator<ForwarderStat> ORDER =
      Comparator.comparing(ForwarderStat::device)
          .thenComparingLong(ForwarderStat::atMs)
          .thenComparing(ForwarderStat::toString);

  /**
   * Where a receiver says it is.
   *
   * @param latitude degrees
   * @param longitude degrees
   * @param altitude metres
   */
  public record Position(double latitude, double longitude, double altitude) {}

  @Override
  public int compareTo(ForwarderStat other) {
    return ORDER.compare(this, other);
  }
}
