package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportVerdict;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One verdict per distinct report in the order of the report ids, and the points by hotspot; a
 * hotspot without points is absent.
 */
public record CoverageOutcome(
    List<ReportVerdict> verdicts, SortedMap<DeviceId, CoveragePoints> points) {
  public CoverageOutcome {
    verdicts = List.copyOf(verdicts);
    points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
  }
}
