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

  /** Wall clock at one moment, and by how much it stepped since the previous reading, or 0. */
  public record Reading(long timeMs, long stepMs) {
    public boolean adjusted() {
      return stepMs != 0;
    }
  }

  private final InstantSource wall;
  private final LongSupplier monotonicNanos;
  private final long builtMs;
  private long baseWallMs;
  private long baseNanos;
  private OptionalLong serverMs = OptionalLong.empty();
  private long serverNanos;
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
    long step = now - baseWallMs - (nanos - baseNanos) / 1_000_000;
    boolean stepped = Math.abs(step) > STEP_MS;
    baseWallMs = now;
    baseNanos = nanos;
    if (stepped) {
      steps++;
    }
    return new Reading(now, stepped ? step : 0);
  }

  /** The monotonic clock, for {@link #compare}. */
  public long nanos() {
    return monotonicNanos.getAsLong();
  }

  /**
   * Remembers what a node said the time is, halfway between the request and now. It counts on by
   * the monotonic clock, so that it outlives steps of the wall clock.
   */
  public synchronized void compare(long askedNanos, long toldMs) {
    serverMs = OptionalLong.of(toldMs);
    serverNanos = askedNanos + (nanos() - askedNanos) / 2;
  }

  /** How far the network's time is ahead of the wall clock. */
  public synchronized OptionalLong serverOffsetMs() {
    return serverMs.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            serverMs.getAsLong() + (nanos() - serverNanos) / 1_000_000 - wall.millis());
  }

  public synchronized long steps() {
    return steps;
  }

  /**
   * Whether reports may be signed: later than the build, and near the network's time when known.
   */
  public synchronized boolean believable() {
    OptionalLong offset = serverOffsetMs();
    return wall.millis() >= builtMs
        && (offset.isEmpty() || Math.abs(offset.getAsLong()) <= BELIEVABLE_OFFSET.toMillis());
  }
}
