package io.trigpoint.node.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far a long computation is: a bar that is drawn over and over on a terminal, a line for each
 * tenth elsewhere. Safe to call from many threads.
 */
final class Progress {
  private static final int WIDTH = 30;
  private static final int TENTHS = 10;
  private static final int WHOLE = 100;

  private final PrintWriter out;
  private final boolean terminal;
  private final long total;
  private final AtomicLong done = new AtomicLong();

  Progress(PrintWriter out, boolean terminal, long total) {
    this.out = out;
    this.terminal = terminal;
    this.total = total;
  }

  /** One more of the total is done. */
  void step() {
    long now = done.incrementAndGet();
    long parts = terminal ? WHOLE : TENTHS;
    long part = parts * now / total;
    if (now <= total && part > parts * (now - 1) / total) {
      show(part * WHOLE / parts);
    }
  }

  /** Takes the bar away, so that the next line stands on its own. */
  void end() {
    if (terminal) {
      out.print("\r" + " ".repeat(WIDTH + 8) + "\r");
      out.flush();
    }
  }

  private synchronized void show(long percent) {
    if (terminal) {
      int filled = (int) (WIDTH * percent / WHOLE);
      out.print(
          String.format(
              Locale.ROOT,
              "\r[%s%s] %3d %%",
              "#".repeat(filled),
              ".".repeat(WIDTH - filled),
              percent));
      out.flush();
    } else {
      out.println(String.format(Locale.ROOT, "%-20s %d %%", "", percent));
      out.flush();
    }
  }
}
