package io.trigpoint.node.epochs.explain;

import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.deployment.DeploymentCheck;
import io.trigpoint.weather.epoch.DayFinding;
import io.trigpoint.weather.epoch.ScoredDay;
import io.trigpoint.weather.self.SelfCheck;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A station's scored day in plain words. */
final class DayText {
  private DayText() {}

  static void day(ScoredDay day, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "Its day from %s is worth %d of 1000000.",
            Instant.ofEpochMilli(day.startMs()),
            day.score().partsPerMillion()));
    if (day.trust().partsPerMillion() < QualityScore.FULL) {
      lines.add(
          "  Neighbours refuted so many hours of one variable that only "
              + day.trust().partsPerMillion()
              + " of 1000000 of the day is believed.");
    }
    if (day.findings().isEmpty()) {
      lines.add("  No check found anything.");
    }
    for (DayFinding finding : day.findings()) {
      lines.add("  " + finding(finding));
      lines.add("      " + link(finding));
    }
  }

  private static String finding(DayFinding finding) {
    String what =
        effect(finding)
            + ": "
            + finding.check()
            + finding.variable().map(variable -> ", " + name(variable)).orElse("")
            + ", "
            + finding.hours()
            + " h: "
            + finding.why();
    return switch (finding.state()) {
      case PASS, NOT_JUDGED -> what;
      case SUSPECT, FAIL ->
          what
              + " (worst figure "
              + decimal(finding.figureThousandths())
              + ", limit "
              + decimal(finding.limitThousandths())
              + ")";
    };
  }

  /** What the check does to the score, in a word or two. */
  static String effect(DayFinding finding) {
    return switch (finding.state()) {
      case PASS -> "costs nothing";
      case NOT_JUDGED -> "counts by half";
      case SUSPECT ->
          finding.check().equals(DeploymentCheck.COPIED.id()) ? "is shared" : "costs nothing";
      case FAIL -> finding.check().equals(DeploymentCheck.SITING.id()) ? "costs half" : "costs";
    };
  }

  /** The heading of the specification. */
  static String link(DayFinding finding) {
    boolean self =
        Arrays.stream(SelfCheck.values()).anyMatch(check -> check.id().equals(finding.check()));
    return "docs/spec/weather" + (self ? "-self" : "") + ".md#" + finding.check().replace(".", "");
  }

  private static String name(SeriesVariable variable) {
    return variable.text().replace('_', ' ');
  }

  private static String decimal(long thousandths) {
    return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
  }
}
