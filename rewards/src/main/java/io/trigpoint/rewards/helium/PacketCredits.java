package io.trigpoint.rewards.helium;

/** What a packet of data costs. */
public final class PacketCredits {
  private static final long BYTES_PER_CREDIT = 24;

  private PacketCredits() {}

  /** One credit for each 24 bytes begun, at least one; a negative size is refused. */
  public static long of(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a packet has no negative size: " + bytes);
    }
    return Math.max(1, Math.ceilDiv(bytes, BYTES_PER_CREDIT));
  }
}
