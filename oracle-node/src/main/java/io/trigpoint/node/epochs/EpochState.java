package io.trigpoint.node.epochs;

/** The steps of an epoch, in order; each is durable before the next begins. */
public enum EpochState {
  /** Takes reports. */
  OPEN,
  /** Which reports it has is fixed. */
  SEALED,
  /** Its reports are in segment files that were read back, and signed for. */
  CERTIFIED,
  /** Everything that its result follows from is fixed. */
  INPUT_FINAL,
  /** Verdicts, money and roots are known. */
  COMPUTED,
  /** The operator has signed the result. */
  SIGNED,
  /** The result is on its way to the chain. */
  POSTED,
  /** The result counts on the chain, or there was nothing to post. */
  FINAL,
  /** Another operator has shown that its result does not follow from its inputs. */
  DISPUTED,
  /** Something is wrong that only a person can decide; the entry says what. */
  HELD
}
