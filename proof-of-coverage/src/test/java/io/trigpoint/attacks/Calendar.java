package io.trigpoint.attacks;

import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hashes;
import java.nio.ByteBuffer;

/** The days of a run and the public entropy of each minute. */
final class Calendar {
  static final long START_MS = 1_789_948_800_000L;
  static final long DAY_MS = 86_400_000L;
  static final long SEGMENT_MS = 6 * 3_600_000L;
  static final int SEGMENTS = 4;
  private static final long PERIOD_MS = 60_000;
  private static final long LIFE_MS = 180_000;

  private Calendar() {}

  static Entropy entropy(long atMs) {
    long number = atMs / PERIOD_MS;
    byte[] block = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    long start = number * PERIOD_MS;
    return new Entropy(number, Hashes.sha256(block), start, start + LIFE_MS);
  }

  static long dayStart(int day) {
    return START_MS + day * DAY_MS;
  }
}
