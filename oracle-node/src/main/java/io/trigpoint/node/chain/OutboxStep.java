package io.trigpoint.node.chain;

import io.trigpoint.node.chain.TransactionGateway.Receipt;

/** The one thing to do next for an intent. */
public sealed interface OutboxStep {

  /** Nothing can be done now. */
  record Rest(String why) implements OutboxStep {}

  /** Take a nonce, sign, store. */
  record Assign(long gasLimit, Fees fees) implements OutboxStep {}

  /** Sign a further transaction of the same nonce and store it. */
  record Replace(boolean empty, long gasLimit, Fees fees) implements OutboxStep {}

  /** Send stored bytes. */
  record Broadcast(SignedTransaction transaction) implements OutboxStep {}

  /** It has had its effect, for good. */
  record Mine(Receipt receipt) implements OutboxStep {}

  /** Its call was refused in a final block. */
  record Revert(Receipt receipt) implements OutboxStep {}

  /** It will have no effect. */
  record Fail(String reason) implements OutboxStep {}

  /** It gives its nonce up, which something else has used for good, and waits for another. */
  record Requeue(String why) implements OutboxStep {}

  /** Estimates refuse it from now on. */
  record NoteRefusal(String reason) implements OutboxStep {}

  /** What refused it may have been another call's doing. */
  record ForgetRefusal() implements OutboxStep {}
}
