package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.report.DeviceId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Compares the figures of one kind of signal with a threshold. */
record Measure(SignalKind kind, long untilMs) {

  static Measure of(SignalKind kind, Links links, EvidenceParameters parameters) {
    return new Measure(kind, links.window().endMs() + parameters.lifetimeMs());
  }

  Signal above(Subject subject, double figure, double threshold, Map<String, String> evidence) {
    return signal(subject, figure, threshold, figure > threshold, evidence);
  }

  Signal below(Subject subject, double figure, double threshold, Map<String, String> evidence) {
    return signal(subject, figure, threshold, figure < threshold, evidence);
  }

  Signal signal(
      Subject subject,
      double figure,
      double threshold,
      boolean flagged,
      Map<String, String> evidence) {
    return new Signal(
        kind.id(),
        kind.version(),
        subject,
        figure,
        threshold,
        flagged ? Verdict.FLAGGED : Verdict.CLEAR,
        untilMs,
        Collections.emptySortedSet(),
        new TreeMap<>(evidence));
  }

  Signal notJudged(Subject subject, double threshold, String why) {
    return new Signal(
        kind.id(),
        kind.version(),
        subject,
        Double.NaN,
        threshold,
        Verdict.NOT_JUDGED,
        untilMs,
        Collections.emptySortedSet(),
        new TreeMap<>(Map.of("why", why)));
  }

  static Subject of(Edge edge) {
    return new Subject.OfEdge(edge);
  }

  static Subject of(DeviceId device) {
    return new Subject.OfDevice(device);
  }

  /** A figure to print: one decimal, which is also the resolution of strengths. */
  static String tenth(double figure) {
    return Double.isFinite(figure)
        ? BigDecimal.valueOf(figure).setScale(1, RoundingMode.HALF_EVEN).toPlainString()
        : Double.toString(figure);
  }
}
