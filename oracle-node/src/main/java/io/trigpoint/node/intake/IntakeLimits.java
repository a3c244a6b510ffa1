package io.trigpoint.node.intake;

import java.time.Duration;

/**
 * What one node takes in.
 *
 * @param reportsPerBatch the most reports in one request
 * @param ahead how far a device's clock may be ahead of ours
 * @param age how old a report may be
 * @param batchesInFlight requests that may be between arrival and receipt
 * @param verifiers threads that check signatures
 */
public record IntakeLimits(
    int reportsPerBatch, Duration ahead, Duration age, int batchesInFlight, int verifiers) {

  /** The published limits: docs/spec/intake.md. */
  public static IntakeLimits published() {
    return new IntakeLimits(100, Duration.ofMinutes(2), Duration.ofDays(8), 512, 2);
  }
}
