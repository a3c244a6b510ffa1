package io.trigpoint.node.http;

import java.time.Duration;

/**
 * What one node bears from its clients. Nothing is left to a library's default.
 *
 * @param bodyBytes the largest request body
 * @param bodiesBytes all request bodies that are being received, together
 * @param bodyDeadline the longest a body may take to arrive
 * @param idle when a silent connection is closed
 * @param connections open at once; beyond that a new one is closed
 */
public record DoorLimits(
    int bodyBytes, long bodiesBytes, Duration bodyDeadline, Duration idle, int connections) {
  static final int INITIAL_LINE_BYTES = 4096;
  static final int HEADER_BYTES = 16_384;
  static final int STREAMS_PER_CONNECTION = 100;
  static final int RESETS_PER_WINDOW = 100;

  /** The published limits: docs/spec/intake.md. */
  public static DoorLimits published() {
    return new DoorLimits(
        262_144, 67_108_864, Duration.ofSeconds(10), Duration.ofSeconds(30), 20_000);
  }
}
