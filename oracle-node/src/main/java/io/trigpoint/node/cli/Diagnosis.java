package io.trigpoint.node.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Collects what a doctor finds, as OK lines, and WARN and FAIL lines with a hint. */
final class Diagnosis {
  /** How far two clocks may be apart, in milliseconds. */
  static final long CLOCK_TOLERANCE_MS = 2_000;

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
    advise("FAIL", what, detail, hint);
  }

  /** Something that will be a fault, but is none yet. */
  void warn(String what, String detail, String hint) {
    advise("WARN", what, detail, hint);
  }

  private void advise(String verdict, String what, String detail, String hint) {
    line(verdict, what, detail);
    out.println("      hint: " + hint);
    out.flush();
  }

  /** Judges how far this machine's clock is ahead of another's. */
  void clock(String what, long aheadMs) {
    String found = Math.abs(aheadMs) + " ms " + (aheadMs < 0 ? "behind" : "ahead");
    if (Math.abs(aheadMs) > CLOCK_TOLERANCE_MS) {
      fail(what, found, "synchronise both machines, for example by NTP");
    } else {
      ok(what, found);
    }
  }

  /** The last line. */
  void sum() {
    out.println(
        switch (failures) {
          case 0 -> "all is well";
          case 1 -> "1 fault";
          default -> failures + " faults";
        });
    out.flush();
  }

  int failures() {
    return failures;
  }

  private void line(String verdict, String what, String detail) {
    out.println(String.format(Locale.ROOT, "%-5s %-25s %s", verdict, what, detail));
    out.flush();
  }
}
