package io.trigpoint.node.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Collects what a doctor finds, as OK and FAIL lines with a hint. */
final class Diagnosis {
  private final PrintWriter out;
  private int failures;

  Diagnosis(PrintWriter out) {
    this.out = out;
  }

  void ok(String what, String detail) {
    line("OK", what, detail);
  }

  void fail(String what, String detail, String hint) {
    failures++;
    line("FAIL", what, detail);
    out.println("      hint: " + hint);
  }

  int failures() {
    return failures;
  }

  private void line(String verdict, String what, String detail) {
    out.println(String.format(Locale.ROOT, "%-5s %-20s %s", verdict, what, detail));
    out.flush();
  }
}
