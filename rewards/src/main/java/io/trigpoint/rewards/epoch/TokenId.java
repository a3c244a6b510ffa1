package io.trigpoint.rewards.epoch;

import io.trigpoint.report.EvmAddress;

/** A token by the address of its contract. */
public record TokenId(EvmAddress address) implements Comparable<TokenId> {

  public static TokenId ofHex(String hex) {
    return new TokenId(new EvmAddress(hex));
  }

  public String hex() {
    return address.hex();
  }

  @Override
  public int compareTo(TokenId other) {
    return address.compareTo(other.address);
  }

  @Override
  public String toString() {
    return hex();
  }
}
