package io.trigpoint.agent.uplink;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A node that is up but does not take the batch now. */
final class BusyNode extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  BusyNode(String message, Optional<Duration> retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
