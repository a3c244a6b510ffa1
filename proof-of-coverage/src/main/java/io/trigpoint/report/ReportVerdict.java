package io.trigpoint.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one verdict of a report in an epoch.
 *
 * @param rule the id of the rule that decided: the refusing rule, or the last one passed
 * @param evidence the figures compared, by name, ready to print
 */
public record ReportVerdict(
    ReportId report,
    DeviceId device,
    ReportKind kind,
    Outcome outcome,
    String rule,
    SortedMap<String, String> evidence) {

  public ReportVerdict {
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
  }

  /** What was decided. */
  public enum Outcome {
    ACCEPTED,
    DUPLICATE,
    REFUSED
  }
}
