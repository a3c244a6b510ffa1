package io.trigpoint.weather;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportVerdict;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One verdict per distinct reading in the order of the report ids, and the quality of every
 * registered station that sent at least one reading.
 */
public record WeatherOutcome(
    List<ReportVerdict> verdicts, SortedMap<DeviceId, QualityScore> quality) {
  public WeatherOutcome {
    verdicts = List.copyOf(verdicts);
    quality = Collections.unmodifiableSortedMap(new TreeMap<>(quality));
  }
}
