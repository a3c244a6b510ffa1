package io.trigpoint.rewards.market;

import io.trigpoint.report.ReportKind;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of record on sale. */
public enum SoldKind {
  WEATHER("weather", ReportKind.WEATHER),
  COVERAGE("coverage", ReportKind.WITNESS);

  private final String word;
  private final ReportKind report;

  SoldKind(String word, ReportKind report) {
    this.word = word;
    this.report = report;
  }

  /** The kind as queries and answers write it. */
  public String word() {
    return word;
  }

  /** The reports that are its rows. */
  public ReportKind report() {
    return report;
  }

  public static Optional<SoldKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
