package io.trigpoint.node.epochs;

import io.trigpoint.report.Hash32;
import java.util.Optional;

/** The one thing to do next for an epoch. */
public sealed interface EpochStep {

  /** Nothing can be done now. */
  record Wait(String why) implements EpochStep {}

  /** Only a person can decide. */
  record Hold(String reason) implements EpochStep {}

  /** Compute the result that this signer set signs. */
  record Compute(long setId) implements EpochStep {}

  /** Ask the guard; it remembers the digest before a signature exists. */
  record Guard() implements EpochStep {}

  /** Sign, and write the signature down. */
  record Sign() implements EpochStep {}

  /** Write the intent down, with our signature at this place of the set. */
  record Post(int signer) implements EpochStep {}

  /** Ask the contract, which has the last word. */
  record Look() implements EpochStep {}

  /** Note where and from when on the result counts. */
  record Note(Optional<Hash32> transaction, long activatesAtSeconds, boolean counts)
      implements EpochStep {}

  /** There is nothing to post. */
  record Finish() implements EpochStep {}
}
