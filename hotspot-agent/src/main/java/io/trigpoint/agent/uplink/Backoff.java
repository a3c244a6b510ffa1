package io.trigpoint.agent.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waiting times that double from 1 s up to a limit, each with jitter of half its length. */
public final class Backoff {
  private static final long FIRST_MS = 1_000;

  private final long limitMs;
  private final RandomGenerator random;
  private long nextMs = FIRST_MS;

  public Backoff(Duration limit, RandomGenerator random) {
    this.limitMs = limit.toMillis();
    this.random = random;
  }

  public Duration next() {
    long wait = nextMs;
    nextMs = Math.min(limitMs, nextMs * 2);
    return Duration.ofMillis(wait / 2 + random.nextLong(wait / 2 + 1));
  }

  public void reset() {
    nextMs = FIRST_MS;
  }
}
