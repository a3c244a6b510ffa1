package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One finding about one subject.
 *
 * @param id heading in docs/spec/evidence.md
 * @param version of the formula
 * @param figure what was computed; NaN when nothing could be
 * @param threshold what it was compared with, in the same unit
 * @param untilMs the last Unix millisecond at which the finding counts
 * @param printers the devices whose own reports show it, where the subject does not say so; of two
 *     at one place the one whose assertion explains the levels worse
 * @param evidence further figures by name, ready to print
 */
public record Signal(
    String id,
    String version,
    Subject subject,
    double figure,
    double threshold,
    Verdict verdict,
    long untilMs,
    SortedSet<DeviceId> printers,
    SortedMap<String, String> evidence) {
  public Signal {
    printers = Collections.unmodifiableSortedSet(new TreeSet<>(printers));
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
  }

  /** The same, with who printed it. */
  Signal printedBy(Collection<DeviceId> devices) {
    return new Signal(
        id,
        version,
        subject,
        figure,
        threshold,
        verdict,
        untilMs,
        new TreeSet<>(devices),
        evidence);
  }

  public boolean flagged() {
    return verdict == Verdict.FLAGGED;
  }
}
