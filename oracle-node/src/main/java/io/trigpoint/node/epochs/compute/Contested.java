package io.trigpoint.node.epochs.compute;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Keys that were met more than once, ascending.
 *
 * @param sequences of devices and sequence numbers
 * @param segments of devices and beacon segments
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Contested(long[] sequences, long[] segments) {
  boolean isEmpty() {
    return sequences.length == 0 && segments.length == 0;
  }

  boolean sequence(long key) {
    return Arrays.binarySearch(sequences, key) >= 0;
  }

  boolean segment(long key) {
    return Arrays.binarySearch(segments, key) >= 0;
  }

  byte[] toBytes() {
    return new ByteWriter()
        .bytes(ByteWriter.longs(sequences))
        .bytes(ByteWriter.longs(segments))
        .toBytes();
  }

  static Contested read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long[] sequences = ByteWriter.longs(ByteWriter.bytes(in));
    return new Contested(sequences, ByteWriter.longs(ByteWriter.bytes(in)));
  }
}
