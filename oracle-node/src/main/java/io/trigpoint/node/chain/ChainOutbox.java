package io.trigpoint.node.chain;

/** Intents that will be sent whatever crashes in between. Durable, and idempotent by intent id. */
public interface ChainOutbox {

  /** Returns once the intent is stored; storing the same id again changes nothing. */
  void submit(Intent intent);

  IntentStatus status(String id);
}
