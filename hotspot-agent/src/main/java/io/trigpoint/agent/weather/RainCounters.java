package io.trigpoint.agent.weather;

import io.trigpoint.agent.key.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The last reading of each rain counter, kept on disk, so that rain during a restart is not lost.
 */
final class RainCounters {
  private static final int MAX_COUNTERS = 64;
  private static final int MOST_UM = 1_000_000;

  private final Path file;
  private final Map<String, Double> last = new TreeMap<>();

  private RainCounters(Path file) {
    this.file = file;
  }

  static RainCounters open(Path file) throws IOException {
    RainCounters counters = new RainCounters(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int blank = line.indexOf(' ');
        try {
          counters.last.put(
              line.substring(blank + 1), Double.parseDouble(line.substring(0, blank)));
        } catch (RuntimeException damagedLine) {
          throw new IOException(file + " is damaged: delete it", damagedLine);
        }
      }
    }
    return counters;
  }

  /**
   * Micrometres since the counter's previous reading. Empty for a first reading and for a counter
   * that fell without a known start.
   */
  OptionalInt since(String sensor, Sample.RainTotal total) {
    Double before = last.get(key(sensor, total));
    if (before == null) {
      return OptionalInt.empty();
    }
    double delta = total.micrometres() - before;
    if (delta < -0.5) {
      delta = total.startsAtZero() ? total.micrometres() : -1;
    }
    long rounded = StrictMath.round(delta);
    return rounded < 0 || rounded > MOST_UM ? OptionalInt.empty() : OptionalInt.of((int) rounded);
  }

  /** Keeps a reading, once the report with its rain is safe. */
  void keep(String sensor, Sample.RainTotal total) throws IOException {
    String key = key(sensor, total);
    Double before = last.get(key);
    if ((before != null && before == total.micrometres())
        || (before == null && last.size() >= MAX_COUNTERS)) {
      return;
    }
    last.put(key, total.micrometres());
    StringBuilder lines = new StringBuilder();
    last.forEach((name, reading) -> lines.append(reading).append(' ').append(name).append('\n'));
    PrivateFiles.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String key(String sensor, Sample.RainTotal total) {
    return (sensor + "#" + total.name()).replaceAll("[\\p{Cntrl}]", "?");
  }
}
