package io.trigpoint.node.simulation;

/** Mistakes that the simulated shell makes on purpose, to prove that the checks find them. */
enum Planted {
  NONE,
  /** The guard's row is not on the disk when the signature leaves. */
  GUARD_NOT_SYNCED,
  /** The guard's row of an epoch's inputs is not on the disk when their signature leaves. */
  INPUTS_NOT_SYNCED,
  /** The account's row is not advanced, so the chain's count alone gives nonces. */
  NONCE_REUSED,
  /** A transaction is sent while its bytes are not on the disk. */
  EFFECT_BEFORE_PERSIST,
  /** Every block is taken for final. */
  SETTLED_BEFORE_FINAL,
  /** A receipt that was seen once is not looked up again. */
  NO_REORG_CHECK,
  /** A node ends an intent that another has sent meanwhile. */
  FAILED_UNSEEN,
  /** The chain is not asked before a restored database signs. */
  CHAIN_NOT_ASKED
}
