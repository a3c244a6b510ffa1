package io.trigpoint.rewards.market.channel;

/** What may be done with a channel now. */
public enum ChannelPhase {
  /** It sells. */
  OPEN,
  /**
   * Its payer takes money back after the delay: nothing is sold, all that is charged is claimed.
   */
  WITHDRAWING,
  /** What is left is on its way back to the payer. */
  REFUNDING,
  /** It holds nothing; a deposit opens it again. */
  CLOSED
}
