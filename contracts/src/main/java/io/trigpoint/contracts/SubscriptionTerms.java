package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;

/**
 * What a buyer subscribes to on the data market.
 *
 * @param maxPrice base units that the buyer pays for a period at most
 * @param account who may read
 * @param salt 32 bytes that make equal purchases differ
 */
public record SubscriptionTerms(
    BigInteger offerId, long periods, BigInteger maxPrice, String account, String salt) {
  static final String TYPE = "(uint256,uint32,uint128,address,bytes32)";
  private static final byte[] TYPE_HASH =
      Abi.keccak(
          "Subscription(address buyer,uint256 offerId,uint32 periods,uint128 maxPrice,"
              + "address account,bytes32 salt)");

  public SubscriptionTerms {
    account = Hex.address(account);
    salt = Hex.bytes32(salt);
  }

  /** The id of this buyer's purchase, and the nonce of the authorization that pays for it. */
  public String subscriptionId(String buyer) {
    return Hex.of(TypedDataDomain.structHash(TYPE_HASH, Abi.prepend(Abi.address(buyer), fields())));
  }

  StaticStruct toAbi() {
    return new StaticStruct(fields());
  }

  private Type<?>[] fields() {
    return new Type<?>[] {
      Abi.uint256(offerId),
      Abi.uint32(periods),
      Abi.uint128(maxPrice),
      Abi.address(account),
      Abi.bytes32(salt)
    };
  }
}
