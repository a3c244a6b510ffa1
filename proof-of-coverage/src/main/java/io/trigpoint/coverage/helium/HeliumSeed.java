package io.trigpoint.coverage.helium;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.bouncycastle.crypto.engines.ChaChaEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * What the reference derives a beacon from. No key is part of it, so that a payload says nothing
 * about who sent it. Formulas of helium/proto, beacon/src/lib.rs.
 *
 * @param remoteHex the public entropy, hexadecimal
 * @param remoteSeconds Unix time of the public entropy
 * @param localHex the beaconer's own entropy, hexadecimal, four bytes in the field
 * @param localSeconds 0 in the field
 */
public record HeliumSeed(String remoteHex, long remoteSeconds, String localHex, long localSeconds) {
  private static final int ROUNDS = 12;
  private static final int NONCE_BYTES = 8;

  /** Throws {@link IllegalArgumentException} when a text is not hexadecimal. */
  public HeliumSeed {
    remoteHex = HeliumHex.checked(remoteHex);
    localHex = HeliumHex.checked(localHex);
  }

  /** SHA-256(remote ‖ remote seconds ‖ local ‖ local seconds), seconds as 64-bit little-endian. */
  public Hash32 hash() {
    return Hashes.sha256(
        HexFormat.of().parseHex(remoteHex),
        littleEndian(remoteSeconds),
        HexFormat.of().parseHex(localHex),
        littleEndian(localSeconds));
  }

  /** The low byte of each of the first 51 words of the ChaCha12 stream keyed by the hash. */
  public BeaconPayload payload() {
    ChaChaEngine chacha = new ChaChaEngine(ROUNDS);
    chacha.init(
        true, new ParametersWithIV(new KeyParameter(hash().toBytes()), new byte[NONCE_BYTES]));
    byte[] stream = new byte[Integer.BYTES * BeaconPayload.LENGTH];
    var _ = chacha.processBytes(new byte[stream.length], 0, stream.length, stream, 0);
    byte[] payload = new byte[BeaconPayload.LENGTH];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = stream[Integer.BYTES * i];
    }
    return BeaconPayload.of(payload);
  }

  private static byte[] littleEndian(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }
}
