package io.trigpoint.contracts;

import java.math.BigInteger;

/**
 * What a quorum says of a device: whose it is, and where its key lives.
 *
 * @param keyClass 1 for a file, 2 for a token, 3 for an attested token
 * @param setId the signer set in force for the epoch
 */
public record DeviceAttestation(
    String deviceId, String owner, int keyClass, long setId, long epoch) {
  private static final byte[] TYPE_HASH =
      Abi.keccak(
          "DeviceAttestation(bytes32 deviceId,address owner,uint8 keyClass,uint64 setId,"
              + "uint64 epoch)");

  public DeviceAttestation {
    deviceId = Hex.bytes32(deviceId);
    owner = Hex.address(owner);
  }

  /** What an operator signs for the contract {@code deviceRegistry} on chain {@code chainId}. */
  public String digest(BigInteger chainId, String deviceRegistry) {
    return new TypedDataDomain("Trigpoint Device Registry", "1", chainId, deviceRegistry)
        .digest(
            TypedDataDomain.structHash(
                TYPE_HASH,
                Abi.bytes32(deviceId),
                Abi.address(owner),
                Abi.uint8(keyClass),
                Abi.uint64(setId),
                Abi.uint64(epoch)));
  }
}
