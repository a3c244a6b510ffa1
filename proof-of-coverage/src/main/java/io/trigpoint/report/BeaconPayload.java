package io.trigpoint.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The 51 bytes a beacon carries behind its MHDR byte. They follow from public entropy, the device's
 * own identity and 128 bits that the device chose, so nobody can claim a beacon they only heard.
 */
public final class BeaconPayload implements Comparable<BeaconPayload> {
  public static final int LENGTH = 51;
  public static final int LOCAL_ENTROPY_LENGTH = 16;
  private static final byte MHDR_PROPRIETARY = (byte) 0xE0;
  private static final byte[] DOMAIN = "TRIGPOINT-BEACON-V1".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;

  private BeaconPayload(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes over bytes that nobody else keeps. */
  static BeaconPayload owning(byte[] bytes) {
    return bytes.length == LENGTH ? new BeaconPayload(bytes) : of(bytes);
  }

  /** Copies exactly 51 bytes; any other length is an {@link IllegalArgumentException}. */
  public static BeaconPayload of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("expected 51 bytes, got " + bytes.length);
    }
    return new BeaconPayload(bytes.clone());
  }

  /**
   * First 51 bytes of SHA-256(seed ‖ 0) ‖ SHA-256(seed ‖ 1), seed = SHA-256(domain ‖ entropy ‖
   * device ‖ local).
   */
  public static BeaconPayload derive(Hash32 entropy, DeviceId device, byte[] localEntropy) {
    byte[] seed =
        Hashes.sha256(DOMAIN, entropy.toBytes(), device.value().toBytes(), localEntropy).toBytes();
    byte[] stream = Arrays.copyOf(Hashes.sha256(seed, new byte[] {0}).toBytes(), LENGTH);
    byte[] tail = Hashes.sha256(seed, new byte[] {1}).toBytes();
    System.arraycopy(tail, 0, stream, Hash32.LENGTH, LENGTH - Hash32.LENGTH);
    return new BeaconPayload(stream);
  }

  /** The frame on air: MHDR "proprietary" and the payload, 52 bytes. */
  public byte[] frame() {
    byte[] frame = new byte[1 + LENGTH];
    frame[0] = MHDR_PROPRIETARY;
    System.arraycopy(bytes, 0, frame, 1, LENGTH);
    return frame;
  }

  /** Whether a received frame has the length and the MHDR type of a beacon. */
  public static boolean isBeaconFrame(byte[] frame) {
    return frame.length == 1 + LENGTH && (frame[0] & 0xE0) == 0xE0;
  }

  public static BeaconPayload ofFrame(byte[] frame) {
    return of(Arrays.copyOfRange(frame, 1, frame.length));
  }

  /** Little-endian number in the first two bytes, modulo the number of channels. */
  public int channelIndex(int channels) {
    return number(0) % channels;
  }

  /** Little-endian number in the next two bytes, modulo the number of powers. */
  public int powerIndex(int powers) {
    return number(2) % powers;
  }

  private int number(int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(BeaconPayload other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BeaconPayload payload && Arrays.equals(bytes, payload.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
