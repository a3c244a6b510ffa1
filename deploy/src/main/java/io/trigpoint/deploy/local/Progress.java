package io.trigpoint.deploy.local;

import java.io.PrintStream;
import java.util.Locale;

/** Plain progress lines with the seconds since the start. */
public final class Progress {
  private final PrintStream out;
  private final long startNanos = System.nanoTime();

  public Progress(PrintStream out) {
    this.out = out;
  }

  public synchronized void say(String line) {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    out.println(String.format(Locale.ROOT, "[%6.1f s] %s", seconds, line));
    out.flush();
  }

  /** A line without a time, for the result. */
  public synchronized void print(String line) {
    out.println(line);
    out.flush();
  }
}
