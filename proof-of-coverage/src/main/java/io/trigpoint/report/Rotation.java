package io.trigpoint.report;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.BigIntegers;

/**
 * What the old and the new key of a device sign to let the owner replace one by the other.
 *
 * @param chainId chain of the registry
 * @param registry address of the DeviceRegistry contract
 * @param nonce the owner's registration counter
 * @param deadline last second, in Unix time, at which the signatures count
 */
public record Rotation(
    long chainId, EvmAddress registry, EvmAddress owner, BigInteger nonce, long deadline) {
  private static final byte[] DOMAIN = "TRIGPOINT-ROTATE-V1".getBytes(StandardCharsets.US_ASCII);

  /** domain ‖ chain u256 ‖ registry ‖ owner ‖ nonce u256 ‖ old id ‖ new id ‖ deadline u64. */
  public byte[] message(DeviceId device, DeviceId successor) {
    return ByteBuffer.allocate(DOMAIN.length + 32 + 20 + 20 + 32 + 32 + 32 + 8)
        .put(DOMAIN)
        .put(BigIntegers.asUnsignedByteArray(32, BigInteger.valueOf(chainId)))
        .put(registry.toBytes())
        .put(owner.toBytes())
        .put(BigIntegers.asUnsignedByteArray(32, nonce))
        .put(device.value().toBytes())
        .put(successor.value().toBytes())
        .putLong(deadline)
        .array();
  }
}
