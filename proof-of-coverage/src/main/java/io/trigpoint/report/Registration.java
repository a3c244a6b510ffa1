package io.trigpoint.report;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.BigIntegers;

/**
 * What a device signs to let an owner register it on chain.
 *
 * @param chainId chain of the registry
 * @param registry address of the DeviceRegistry contract
 * @param nonce the owner's registration counter
 * @param coarseCell H3 cell at resolution 5 that may be public
 * @param locationCommitment see {@link LocationAssertion#commitment}
 * @param deadline last second, in Unix time, at which the signature counts
 */
public record Registration(
    long chainId,
    EvmAddress registry,
    EvmAddress owner,
    BigInteger nonce,
    DeviceKind deviceKind,
    Cell coarseCell,
    Hash32 locationCommitment,
    long deadline) {
  private static final byte[] DOMAIN = "TRIGPOINT-REGISTER-V1".getBytes(StandardCharsets.US_ASCII);

  /**
   * domain ‖ chain u256 ‖ registry ‖ owner ‖ nonce u256 ‖ device id ‖ kind u8 ‖ cell u64 ‖
   * commitment ‖ deadline u64.
   */
  public byte[] message(DeviceId device) {
    return ByteBuffer.allocate(DOMAIN.length + 32 + 20 + 20 + 32 + 32 + 1 + 8 + 32 + 8)
        .put(DOMAIN)
        .put(BigIntegers.asUnsignedByteArray(32, BigInteger.valueOf(chainId)))
        .put(registry.toBytes())
        .put(owner.toBytes())
        .put(BigIntegers.asUnsignedByteArray(32, nonce))
        .put(device.value().toBytes())
        .put((byte) deviceKind.code())
        .putLong(coarseCell.index())
        .put(locationCommitment.toBytes())
        .putLong(deadline)
        .array();
  }
}
