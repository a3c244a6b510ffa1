package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.StaticStruct;

/**
 * A signed voucher and what is claimed of it, in base units.
 *
 * @param maxClaimable what the payer's side signed: the most that may be claimed in all
 * @param signature of the voucher's digest: r, s and v, or whatever a contract account accepts
 * @param totalClaimed the channel's claimed total after the claim
 */
public record VoucherClaim(
    ChannelConfig channel, BigInteger maxClaimable, String signature, BigInteger totalClaimed) {
  static final String ABI = "((" + ChannelConfig.ABI + ",uint128),bytes,uint128)";

  public VoucherClaim {
    signature = Hex.bytesHex(signature);
  }

  DynamicStruct toAbi() {
    StaticStruct voucher = new StaticStruct(channel.toAbi(), Abi.uint128(maxClaimable));
    return new DynamicStruct(voucher, Abi.bytes(signature), Abi.uint128(totalClaimed));
  }
}
