package io.trigpoint.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A device opens the location commitment that its owner registered on chain. */
public record LocationAssertion(Header header, AssertedLocation location, Hash32 salt)
    implements Report {
  private static final byte[] DOMAIN = "TRIGPOINT-LOCATION-V1".getBytes(StandardCharsets.US_ASCII);

  /**
   * keccak256(domain ‖ cell u64 ‖ gain i32 in 0.1 dBi ‖ elevation i32 in dm ‖ salt), all
   * big-endian.
   */
  public static Hash32 commitment(AssertedLocation location, Hash32 salt) {
    return Hashes.keccak256(
        DOMAIN,
        ByteBuffer.allocate(16)
            .putLong(location.cell().index())
            .putInt(location.gain().tenths())
            .putInt(location.elevationDecimetres())
            .array(),
        salt.toBytes());
  }
}
