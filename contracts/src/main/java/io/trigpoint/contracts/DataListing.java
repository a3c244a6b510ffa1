package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.abi.datatypes.StaticStruct;

/**
 * How an offer is sold.
 *
 * @param periodSeconds length of a subscription period; zero for records sold by the unit
 * @param minimum least number of units or periods of one purchase
 * @param price base units of the token for one unit or period
 */
public record DataListing(String token, long periodSeconds, long minimum, BigInteger price) {
  static final String TYPE = "(address,uint32,uint32,uint96)";
  private static final byte[] OFFER_TYPE_HASH =
      Abi.keccak(
          "Offer(address seller,address token,uint32 periodSeconds,uint32 minimum,"
              + "bytes32 termsHash)");

  public DataListing {
    token = Hex.address(token);
  }

  /** The id of the offer: a hash of all that never changes about it, which leaves out the price. */
  public BigInteger offerId(String seller, String termsHash) {
    return new BigInteger(
        1,
        TypedDataDomain.structHash(
            OFFER_TYPE_HASH,
            Abi.address(seller),
            Abi.address(token),
            Abi.uint32(periodSeconds),
            Abi.uint32(minimum),
            Abi.bytes32(termsHash)));
  }

  StaticStruct toAbi() {
    return new StaticStruct(
        Abi.address(token), Abi.uint32(periodSeconds), Abi.uint32(minimum), Abi.uint96(price));
  }
}
