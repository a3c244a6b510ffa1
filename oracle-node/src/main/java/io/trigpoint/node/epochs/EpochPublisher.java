package io.trigpoint.node.epochs;

/** Where everybody can read an epoch's inputs and result. Publishing twice changes nothing. */
public interface EpochPublisher {

  /** Whether an epoch is published with its settlement. */
  boolean isSettled(long epoch);

  /** Whether an epoch is published, with or without its settlement. */
  boolean has(long epoch);

  void publish(EpochInputs inputs, EpochOutcome outcome);

  /** Adds to a published epoch where its result was signed and posted. */
  void settle(long epoch, Settlement settlement);
}
