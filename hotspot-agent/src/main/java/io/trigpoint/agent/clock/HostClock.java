package io.trigpoint.agent.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The host's wall clock beside a monotonic one. Small computers have no battery clock: the wall
 * clock may start in the past and jump when the time is set.
 */
public final class HostClock implements InstantSource {
  private static final long STEP_MS = 2_000;
  private static final Duration BELIEVABLE_OFFSET = Duration.ofSeconds(90);

  /** Wall clock at one moment, and whether it stepped since the previous reading. */
  public record Reading(long timeMs, boolean adjusted) {}

  private final InstantSource wall;
  private final LongSupplier monotonicNanos;
  private final long builtMs;
  private long baseWallMs;
  private long baseNanos;
  private OptionalLong serverOffsetMs = OptionalLong.empty();
  private long steps;

  public HostClock(InstantSource wall, LongSupplier monotonicNanos, long builtMs) {
    this.wall = wall;
    this.monotonicNanos = monotonicNanos;
    this.builtMs = builtMs;
    this.baseWallMs = wall.millis();
    this.baseNanos = monotonicNanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return wall.instant();
  }

  @Override
  public long millis() {
    return wall.millis();
  }

  /** For a report's header: a step of more than 2 s since the previous call is told once. */
  public synchronized Reading read() {
    long now = wall.millis();
    long nanos = monotonicNanos.getAsLong();
    long expected = baseWallMs + (nanos - baseNanos) / 1_000_000;
    boolean stepped = Math.abs(now - expected) > STEP_MS;
    baseWallMs = now;
    baseNanos = nanos;
    if (stepped) {
      steps++;
    }
    return new Reading(now, stepped);
  }

  /** Remembers what a node said the time is, halfway between request and answer. */
  public synchronized void compare(long askedMs, long answeredMs, long serverMs) {
    serverOffsetMs = OptionalLong.of(serverMs - (askedMs + answeredMs) / 2);
  }

  public synchronized OptionalLong serverOffsetMs() {
    return serverOffsetMs;
  }

  public synchronized long steps() {
    return steps;
  }

  /**
   * Whether reports may be signed: later than the build, and near the network's time when known.
   */
  public synchronized boolean believable() {
    return wall.millis() >= builtMs
        && (serverOffsetMs.isEmpty()
            || Math.abs(serverOffsetMs.getAsLong()) <= BELIEVABLE_OFFSET.toMillis());
  }
}
