package io.trigpoint.node.epochs;

/** The steps of an epoch, in order; each is durable before the next begins. */
public enum EpochState {
  /** Takes reports. */
  OPEN,
  /** Its inputs are fixed. */
  SEALED,
  /** Verdicts, money and roots are known. */
  COMPUTED,
  /** The operator has signed the result. */
  SIGNED,
  /** The result is on its way to the chain. */
  POSTED,
  /** The result counts on the chain, or there was nothing to post. */
  FINAL,
  /** Something is wrong that only a person can decide; the entry says what. */
  HELD
}
