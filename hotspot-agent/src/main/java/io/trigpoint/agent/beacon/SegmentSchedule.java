package io.trigpoint.agent.beacon;

import java.util.random.RandomGenerator;

/** One uniformly random instant in each segment of time, counted from the Unix epoch. */
public final class SegmentSchedule {
  private final RandomGenerator random;

  public SegmentSchedule(RandomGenerator random) {
    this.random = random;
  }

  /** The number of the segment that holds a time. */
  public static long segmentOf(long timeMs, long segmentMs) {
    return Math.floorDiv(timeMs, segmentMs);
  }

  /** An instant of the segment, Unix milliseconds. */
  public long instantIn(long segment, long segmentMs) {
    return segment * segmentMs + random.nextLong(segmentMs);
  }
}
