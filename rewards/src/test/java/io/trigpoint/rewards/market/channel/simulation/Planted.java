package io.trigpoint.rewards.market.channel.simulation;

/** Mistakes that the simulated shell makes on purpose, to prove that the checks find them. */
enum Planted {
  NONE,
  /** The answer leaves, then the charge is stored. */
  ANSWER_BEFORE_COMMIT,
  /** A crash takes back the last charge that was stored. */
  DISK_FORGETS,
  /** The stored answer is not looked at. */
  RETRY_MADE_ANEW,
  /** Copies at the same time are all answered. */
  PARALLEL_ANSWERED,
  /** Every block is taken for final. */
  HEAD_TAKEN_FOR_FINAL,
  /** A withdrawal is not seen. */
  WITHDRAWAL_UNSEEN,
  /** What was decided before a crash is not sent after it. */
  NOT_RESUMED,
  /** Nobody says that a claim was given up. */
  LOST_CLAIM_UNSEEN
}
