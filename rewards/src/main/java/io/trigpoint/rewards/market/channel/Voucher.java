package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;

/**
 * What a payer's side promises: so much may be claimed from the channel in all.
 *
 * @param maxClaimable base units below 2^128
 */
public record Voucher(Hash32 channel, TokenAmount maxClaimable) {
  private static final int BITS = 128;

  public Voucher {
    if (maxClaimable.baseUnits().bitLength() > BITS) {
      throw new IllegalArgumentException("a voucher is below 2^128 base units: " + maxClaimable);
    }
  }
}
