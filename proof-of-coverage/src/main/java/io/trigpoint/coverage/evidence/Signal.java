package io.trigpoint.coverage.evidence;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One finding about one subject.
 *
 * @param id heading in docs/spec/evidence.md
 * @param version of the formula
 * @param figure what was computed; NaN when nothing could be
 * @param threshold what it was compared with, in the same unit
 * @param untilMs the last Unix millisecond at which the finding counts
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
    SortedMap<String, String> evidence) {
  public Signal {
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
  }

  public boolean flagged() {
    return verdict == Verdict.FLAGGED;
  }
}
