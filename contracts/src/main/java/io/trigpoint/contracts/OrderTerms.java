package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;

/**
 * What a buyer orders of the data market.
 *
 * @param offerId the offer bought, zero for an order of the buyer's own terms
 * @param termsHash {@link DataTerms#hash()} of what is ordered
 * @param maxUnitPrice base units that the buyer pays for a unit at most; without an offer, the
 *     price itself
 * @param floorPpm least delivered share that is paid for, parts per million
 * @param deliverBy last second of a release, since 1970
 * @param beneficiary who may read what is delivered
 * @param salt 32 bytes that make equal orders differ
 */
public record OrderTerms(
    BigInteger offerId,
    String termsHash,
    String token,
    BigInteger units,
    BigInteger maxUnitPrice,
    long floorPpm,
    long deliverBy,
    String beneficiary,
    String salt) {
  static final String TYPE =
      "(uint256,bytes32,address,uint64,uint128,uint32,uint64,address,bytes32)";
  private static final byte[] TYPE_HASH =
      Abi.keccak(
          "Order(address buyer,uint256 offerId,bytes32 termsHash,address token,uint64 units,"
              + "uint128 maxUnitPrice,uint32 floorPpm,uint64 deliverBy,address beneficiary,"
              + "bytes32 salt)");

  public OrderTerms {
    termsHash = Hex.bytes32(termsHash);
    token = Hex.address(token);
    beneficiary = Hex.address(beneficiary);
    salt = Hex.bytes32(salt);
  }

  /**
   * The id of this buyer's order, which is also the nonce of the authorization that pays for it.
   */
  public BigInteger orderId(String buyer) {
    return new BigInteger(
        1, TypedDataDomain.structHash(TYPE_HASH, Abi.prepend(Abi.address(buyer), fields())));
  }

  StaticStruct toAbi() {
    return new StaticStruct(fields());
  }

  static OrderTerms of(AbiWords words, int first) {
    return new OrderTerms(
        words.number(first),
        words.bytes32(first + 1),
        words.address(first + 2),
        words.number(first + 3),
        words.number(first + 4),
        words.smallNumber(first + 5),
        words.smallNumber(first + 6),
        words.address(first + 7),
        words.bytes32(first + 8));
  }

  private Type<?>[] fields() {
    return new Type<?>[] {
      Abi.uint256(offerId),
      Abi.bytes32(termsHash),
      Abi.address(token),
      Abi.uint64(units),
      Abi.uint128(maxUnitPrice),
      Abi.uint32(floorPpm),
      Abi.uint64(deliverBy),
      Abi.address(beneficiary),
      Abi.bytes32(salt)
    };
  }
}
