package io.trigpoint.node.chain;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is worth saying about a step that fails again and again: each new kind of failure, then one
 * line an hour, then that it works again. Holds no clock: times are any milliseconds that rise.
 */
final class Outage {
  private static final long REPEAT_MS = Duration.ofHours(1).toMillis();

  private final Set<Class<?>> kinds = new HashSet<>();
  private long failures;
  private long beganMs;
  private long saidMs;

  /** The line for a failure, empty when enough was said of late. */
  Optional<String> failed(Throwable failure, long nowMs) {
    if (failures == 0) {
      beganMs = nowMs;
    }
    failures++;
    boolean unknown = kinds.add(failure.getClass());
    if (!unknown && nowMs - saidMs < REPEAT_MS) {
      return Optional.empty();
    }
    saidMs = nowMs;
    return Optional.of(failures == 1 ? "fails" : "still fails, " + soFar(nowMs));
  }

  /** The line for a success, empty when nothing had failed. */
  Optional<String> worked(long nowMs) {
    if (failures == 0) {
      return Optional.empty();
    }
    String line = "works again after " + soFar(nowMs);
    failures = 0;
    kinds.clear();
    return Optional.of(line);
  }

  private String soFar(long nowMs) {
    return failures
        + (failures == 1 ? " failure in " : " failures in ")
        + (nowMs - beganMs) / 1000
        + " s";
  }
}
