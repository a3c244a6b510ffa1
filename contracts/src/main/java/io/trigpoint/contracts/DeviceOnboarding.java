package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.abi.datatypes.StaticStruct;

/**
 * What a maker says of a device that it built.
 *
 * @param model the maker's name for the model, 32 bytes
 * @param keyClass 1 for a key in a file, 2 for one in a token
 * @param deadline last second, in Unix time, at which this counts
 */
public record DeviceOnboarding(long makerId, String model, int keyClass, long deadline) {
  private static final byte[] TYPE_HASH =
      Abi.keccak(
          "Onboarding(bytes32 deviceId,uint64 makerId,bytes32 model,uint8 keyClass,"
              + "uint64 deadline)");

  public DeviceOnboarding {
    model = Hex.bytes32(model);
  }

  /** What the maker signs about a device for the contract {@code deviceRegistry}. */
  public String digest(String deviceId, BigInteger chainId, String deviceRegistry) {
    return new TypedDataDomain("Trigpoint Device Registry", "1", chainId, deviceRegistry)
        .digest(
            TypedDataDomain.structHash(
                TYPE_HASH,
                Abi.bytes32(deviceId),
                Abi.uint64(makerId),
                Abi.bytes32(model),
                Abi.uint8(keyClass),
                Abi.uint64(deadline)));
  }

  StaticStruct toAbi() {
    return new StaticStruct(
        Abi.uint64(makerId), Abi.bytes32(model), Abi.uint8(keyClass), Abi.uint64(deadline));
  }
}
