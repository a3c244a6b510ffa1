package io.trigpoint.node.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the audit of one epoch came to.
 *
 * @param reports how many the epoch has; 0 when it could not be read
 * @param detail what differs or is damaged; empty when all agrees
 */
record AuditAnswer(long epoch, Word word, long reports, double seconds, String detail) {

  /** The last word on an epoch. */
  enum Word {
    AGREES,
    DIFFERS,
    FAILED
  }

  boolean agrees() {
    return word == Word.AGREES;
  }

  /** One line for each epoch, and one for all. */
  static List<String> table(List<AuditAnswer> answers) {
    List<String> lines = new ArrayList<>();
    lines.add(row("epoch", "result", "reports", "seconds", "reports/s", ""));
    answers.forEach(answer -> lines.add(answer.row()));
    long good = answers.stream().filter(AuditAnswer::agrees).count();
    lines.add(
        answers.size() + " epochs: " + good + " agree, " + (answers.size() - good) + " do not");
    return lines;
  }

  private String row() {
    return row(
        Long.toString(epoch),
        word.name(),
        Long.toString(reports),
        String.format(Locale.ROOT, "%.1f", seconds),
        String.format(Locale.ROOT, "%.0f", seconds > 0 ? reports / seconds : 0),
        detail);
  }

  private static String row(
      String epoch, String result, String reports, String seconds, String rate, String detail) {
    return String.format(
            Locale.ROOT,
            "%8s  %-8s %10s %9s %10s  %s",
            epoch,
            result,
            reports,
            seconds,
            rate,
            detail)
        .stripTrailing();
  }
}
