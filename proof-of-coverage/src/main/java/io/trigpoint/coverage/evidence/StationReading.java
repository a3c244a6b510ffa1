package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Observation;
import java.util.Comparator;

/**
 * One point of a weather station's series.
 *
 * @param observedMs Unix milliseconds
 */
public record StationReading(DeviceId station, long observedMs, Observation values)
    implements Comparable<StationReading> {
  private static final Comparator<StationReading> ORDER =
      Comparator.comparing(StationReading::station)
          .thenComparingLong(StationReading::observedMs)
          .thenComparing(reading -> reading.values().toString());

  @Override
  public int compareTo(StationReading other) {
    return ORDER.compare(this, other);
  }
}
