package io.trigpoint.node.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How far a long computation is, how fast it goes and how long it will take: a bar that is drawn
 * over and over on a terminal, a line for each tenth elsewhere. Safe to call from many threads.
 */
final class Progress {
  private static final int WIDTH = 30;
  private static final int TENTHS = 10;
  private static final int WHOLE = 100;
  private static final int TAIL = 48;
  private static final double SECOND = 1e9;

  private final PrintWriter out;
  private final boolean terminal;
  private final long total;
  private final LongSupplier nanoTime;
  private final long started;
  private final AtomicLong done = new AtomicLong();

  /**
   * @param nanoTime a clock that only goes forward, nanoseconds
   */
  Progress(PrintWriter out, boolean terminal, long total, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.total = total;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
  }

  /** One more of the total is done. */
  void step() {
    long now = done.incrementAndGet();
    long parts = terminal ? WHOLE : TENTHS;
    long part = parts * now / total;
    if (now <= total && part > parts * (now - 1) / total) {
      show(part * WHOLE / parts, now);
    }
  }

  /** Takes the bar away, so that the next line stands on its own. */
  void end() {
    if (terminal) {
      out.print("\r" + " ".repeat(WIDTH + TAIL) + "\r");
      out.flush();
    }
  }

  private synchronized void show(long percent, long now) {
    if (terminal) {
      int filled = (int) (WIDTH * percent / WHOLE);
      String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
      out.print(String.format(Locale.ROOT, "\r[%s] %3d %%, %s", bar, percent, pace(now)));
    } else {
      out.println(String.format(Locale.ROOT, "%-20s %d %%, %s", "", percent, pace(now)));
    }
    out.flush();
  }

  /** For example "31250/s, 0:42 left". */
  private String pace(long now) {
    double seconds = Math.max(1, nanoTime.getAsLong() - started) / SECOND;
    double rate = now / seconds;
    long left = (long) Math.ceil((total - now) / rate);
    return String.format(Locale.ROOT, "%.0f/s, %d:%02d left", rate, left / 60, left % 60);
  }
}
