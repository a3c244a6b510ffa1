package io.trigpoint.node.chain;

/** Intents that will be sent whatever crashes in between. Durable, and idempotent by intent id. */
public interface ChainOutbox {

  /** Returns once the intent is stored; storing the same id again changes nothing. */
  void submit(Intent intent);

  /**
   * Takes an intent back. It fails with this reason, unless its call is mined before the empty
   * transaction that takes its nonce: {@link #status} tells which.
   */
  void withdraw(String id, String reason);

  IntentStatus status(String id);
}
