package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;

/**
 * What a quorum signs about an order: how much of it was delivered.
 *
 * @param epoch the newest epoch with a result, the next one, or one of the few before
 * @param deliveredPpm delivered share of what was bought, parts per million
 * @param deliveryRoot Merkle root over the delivered records
 */
public record OrderRelease(
    BigInteger orderId, long epoch, long setId, long deliveredPpm, String deliveryRoot) {
  static final String TYPE = "(uint256,uint64,uint64,uint32,bytes32)";
  private static final byte[] TYPE_HASH =
      Abi.keccak(
          "OrderRelease(uint256 orderId,uint64 epoch,uint64 setId,uint32 deliveredPpm,"
              + "bytes32 deliveryRoot)");

  public OrderRelease {
    deliveryRoot = Hex.bytes32(deliveryRoot);
  }

  /** What an operator signs for the contract {@code dataMarket} on chain {@code chainId}. */
  public String digest(BigInteger chainId, String dataMarket) {
    return new TypedDataDomain("Trigpoint Data Market", "1", chainId, dataMarket)
        .digest(TypedDataDomain.structHash(TYPE_HASH, fields()));
  }

  StaticStruct toAbi() {
    return new StaticStruct(fields());
  }

  private Type<?>[] fields() {
    return new Type<?>[] {
      Abi.uint256(orderId),
      Abi.uint64(epoch),
      Abi.uint64(setId),
      Abi.uint32(deliveredPpm),
      Abi.bytes32(deliveryRoot)
    };
  }
}
