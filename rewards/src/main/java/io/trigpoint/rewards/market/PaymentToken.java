package io.trigpoint.rewards.market;

import io.trigpoint.rewards.epoch.TokenId;

/** A token that can be paid with, and the EIP-712 name and version it gives itself. */
public record PaymentToken(long chainId, TokenId id, String name, String version) {

  /** The chain as x402 writes it (CAIP-2). */
  public String network() {
    return "eip155:" + chainId;
  }
}
