package io.trigpoint.agent.uplink;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One record of a queue segment: length u32, CRC32C u32 over the rest, kind u8, entry id u64, time
 * i64, payload.
 */
@SuppressWarnings("ArrayRecordComponent")
sealed interface QueueRecord {
  int HEAD = 8;
  int FIXED = 17;
  int MAX_PAYLOAD = 16_384;
  byte PUT = 1;
  byte DONE = 2;

  long id();

  /** An entry that waits. */
  record Put(long id, long timeMs, byte[] payload) implements QueueRecord {}

  /** An entry that was delivered or given up. */
  record Done(long id) implements QueueRecord {}

  default byte[] encode() {
    byte[] payload = this instanceof Put put ? put.payload() : new byte[0];
    if (payload.length > MAX_PAYLOAD) {
      throw new IllegalArgumentException("a queue entry has at most " + MAX_PAYLOAD + " bytes");
    }
    ByteBuffer out = ByteBuffer.allocate(HEAD + FIXED + payload.length);
    out.putInt(FIXED + payload.length).putInt(0);
    out.put(this instanceof Put ? PUT : DONE).putLong(id());
    out.putLong(this instanceof Put put ? put.timeMs() : 0).put(payload);
    out.putInt(4, crc(out.slice(HEAD, FIXED + payload.length)));
    return out.array();
  }

  /** The record at the buffer's position, which moves behind it; empty when torn or damaged. */
  static Optional<QueueRecord> decode(ByteBuffer in) {
    int start = in.position();
    if (in.remaining() < HEAD + FIXED) {
      return Optional.empty();
    }
    int length = in.getInt();
    int crc = in.getInt();
    boolean fits = length >= FIXED && length <= FIXED + MAX_PAYLOAD && length <= in.remaining();
    if (!fits || crc != crc(in.slice(in.position(), length))) {
      in.position(start);
      return Optional.empty();
    }
    byte kind = in.get();
    long id = in.getLong();
    long timeMs = in.getLong();
    byte[] payload = new byte[length - FIXED];
    in.get(payload);
    return Optional.of(kind == PUT ? new Put(id, timeMs, payload) : new Done(id));
  }

  /**
   * Moves behind a damaged record whose length still leads to a whole one. Without such a neighbour
   * nothing says where the next record begins, and the buffer stays where it is.
   */
  static boolean skipDamaged(ByteBuffer in) {
    if (in.remaining() < HEAD + FIXED) {
      return false;
    }
    int length = in.getInt(in.position());
    if (length < FIXED || length > FIXED + MAX_PAYLOAD || length >= in.remaining() - HEAD) {
      return false;
    }
    int behind = in.position() + HEAD + length;
    boolean leadsToAWholeOne = decode(in.duplicate().position(behind)).isPresent();
    if (leadsToAWholeOne) {
      in.position(behind);
    }
    return leadsToAWholeOne;
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
