package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenId;

/**
 * What a channel is, for ever: its id is the EIP-712 hash of these fields.
 *
 * @param payerAuthorizer signs vouchers; the payer itself does where it is zero
 * @param receiverAuthorizer signs claims and refunds
 * @param withdrawDelaySeconds how long a withdrawal waits before it can be finished
 * @param salt tells channels with the same other fields apart
 */
public record ChannelTerms(
    EvmAddress payer,
    EvmAddress payerAuthorizer,
    EvmAddress receiver,
    EvmAddress receiverAuthorizer,
    TokenId token,
    long withdrawDelaySeconds,
    Hash32 salt) {
  /** The least and the most that the contract takes, seconds. */
  public static final long LEAST_DELAY = 900;

  public static final long MOST_DELAY = 2_592_000;

  static final EvmAddress NOBODY = new EvmAddress("0x" + "0".repeat(40));

  /** Who signs this channel's vouchers. */
  public EvmAddress voucherSigner() {
    return payerAuthorizer.equals(NOBODY) ? payer : payerAuthorizer;
  }
}
