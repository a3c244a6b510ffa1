package io.trigpoint.node.epochs.compute;

import io.trigpoint.report.Hash32;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Bytes that go between the stages, big-endian. For one thread. */
final class ByteWriter {
  private static final int FIRST = 256;
  private ByteBuffer out = ByteBuffer.allocate(FIRST);

  ByteWriter number(int value) {
    room(Integer.BYTES);
    out.putInt(value);
    return this;
  }

  ByteWriter number(long value) {
    room(Long.BYTES);
    out.putLong(value);
    return this;
  }

  ByteWriter hash(Hash32 hash) {
    room(Hash32.LENGTH);
    hash.putInto(out);
    return this;
  }

  /** The bytes behind their length. */
  ByteWriter bytes(byte[] bytes) {
    ByteWriter _ = number(bytes.length);
    room(bytes.length);
    out.put(bytes);
    return this;
  }

  /** How many there are, then each of them behind its length. */
  ByteWriter each(List<byte[]> list) {
    ByteWriter _ = number(list.size());
    for (byte[] bytes : list) {
      ByteWriter _ = bytes(bytes);
    }
    return this;
  }

  ByteWriter bits(BitSet bits) {
    return bytes(bits.toByteArray());
  }

  byte[] toBytes() {
    return Arrays.copyOf(out.array(), out.position());
  }

  private void room(int more) {
    if (out.remaining() < more) {
      int length = Math.max(Math.addExact(out.position(), more), 2 * out.capacity());
      out = ByteBuffer.wrap(Arrays.copyOf(out.array(), length)).position(out.position());
    }
  }

  static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }

  static List<byte[]> list(ByteBuffer in) {
    List<byte[]> list = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      list.add(bytes(in));
    }
    return list;
  }

  /** Numbers as bytes, eight each. */
  static byte[] longs(long[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
    LongBuffer _ = bytes.asLongBuffer().put(numbers);
    return bytes.array();
  }

  static long[] longs(byte[] bytes) {
    long[] numbers = new long[bytes.length / Long.BYTES];
    LongBuffer _ = ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
    return numbers;
  }

  static Hash32 hash(ByteBuffer in) {
    return Hash32.next(in);
  }

  static BitSet bits(ByteBuffer in) {
    return BitSet.valueOf(bytes(in));
  }
}
