package io.trigpoint.node.epochs.compute;

import io.trigpoint.report.DeviceId;
import java.util.Arrays;

/** 64-bit keys of a device and a number: equal pairs have equal keys, others hardly ever do. */
final class Keys {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[1 << 10];
  private int count;

  static long of(DeviceId device, long number) {
    return mix(device.value().prefix() + mix(number + GOLDEN));
  }

  void add(long key) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, Math.multiplyExact(2, count));
    }
    keys[count++] = key;
  }

  void addAll(long[] more) {
    if (keys.length - count < more.length) {
      int room = Math.addExact(count, more.length);
      keys =
          Arrays.copyOf(keys, Math.max(room, (int) Math.min(Integer.MAX_VALUE - 8, room * 3L / 2)));
    }
    System.arraycopy(more, 0, keys, count, more.length);
    count += more.length;
  }

  long[] toArray() {
    return Arrays.copyOf(keys, count);
  }

  /** The keys that are there more than once, ascending. Sorts all of them. */
  long[] repeated() {
    Arrays.sort(keys, 0, count);
    long[] repeated = new long[16];
    int found = 0;
    for (int i = 1; i < count; i++) {
      if (keys[i] == keys[i - 1] && (found == 0 || repeated[found - 1] != keys[i])) {
        if (found == repeated.length) {
          repeated = Arrays.copyOf(repeated, 2 * found);
        }
        repeated[found++] = keys[i];
      }
    }
    return Arrays.copyOf(repeated, found);
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
