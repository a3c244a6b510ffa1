package io.trigpoint.rewards.merkle;

import io.trigpoint.report.Hash32;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Numbered hashes, one after the other in large arrays: 32 bytes each and nothing besides. The rows
 * 2i and 2i + 1 are always in one array.
 */
final class HashRows {
  private static final int ROWS_BITS = 18;
  private static final int ROWS = 1 << ROWS_BITS;

  private final byte[][] blocks;

  HashRows(int count) {
    blocks = new byte[Math.ceilDiv(count, ROWS)][];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new byte[Hash32.LENGTH * Math.min(ROWS, count - i * ROWS)];
    }
  }

  /** The array that holds a row. */
  byte[] block(int row) {
    return blocks[row >>> ROWS_BITS];
  }

  /** Where in its array a row starts. */
  static int start(int row) {
    return (row & ROWS - 1) * Hash32.LENGTH;
  }

  Hash32 get(int row) {
    int start = start(row);
    return Hash32.of(Arrays.copyOfRange(block(row), start, start + Hash32.LENGTH));
  }

  void put(int row, Hash32 hash) {
    hash.putInto(ByteBuffer.wrap(block(row), start(row), Hash32.LENGTH));
  }

  /** Copies a row of others into a row of these. */
  void put(int row, HashRows others, int from) {
    System.arraycopy(others.block(from), start(from), block(row), start(row), Hash32.LENGTH);
  }

  /** The first eight bytes as a big-endian number. */
  long prefix(int row) {
    return ByteBuffer.wrap(block(row)).getLong(start(row));
  }

  int compare(int a, int b) {
    return compare(block(a), start(a), block(b), start(b));
  }

  /** Compares two hashes as unsigned numbers. */
  static int compare(byte[] a, int startA, byte[] b, int startB) {
    return Arrays.compareUnsigned(
        a, startA, startA + Hash32.LENGTH, b, startB, startB + Hash32.LENGTH);
  }
}
