package io.trigpoint.coverage;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.Hash32;

/**
 * A rule book's figures. A set is named and never changes; new figures are a new set with a later
 * first epoch.
 */
public sealed interface PocParameters permits HeliumParameters, TrigpointParameters {
  String id();

  /** The first epoch in which the set is in force. */
  long firstEpoch();

  /** One name=value line per figure, in a fixed order: what the hash covers. */
  String canonical();

  /** Keccak-256 of the tagged canonical text. */
  default Hash32 hash() {
    return CanonicalBytes.of("TRIGPOINT-POC-PARAMETERS-V1").text(canonical()).keccak256();
  }
}
