package io.trigpoint.node.epochs.claims;

import io.trigpoint.node.chain.Intent;
import java.util.List;

/** Which epochs were claimed for their owners. Methods block. */
public interface ClaimLedger {

  /** Whether it was decided what to claim of an epoch. */
  boolean isDecided(long epoch);

  /**
   * Notes the decision and hands its intents to the chain outbox, all or nothing. False when it was
   * decided before; then nothing is sent.
   */
  boolean decide(long epoch, List<Intent> intents);
}
