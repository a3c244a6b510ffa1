package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of the witnesses of a shard after the rules that need neither denials nor the fate
 * of the beacons: one row each, in the order given.
 */
final class WitnessRows {
  /** No such device, or no such beacon. */
  static final int NONE = -1;

  final byte[] ids;
  final int[] hotspots;
  final int[] beacons;
  final long[] receivedMs;
  final short[] kilometres;
  final short[] signals;
  final short[] limits;
  final SortedMap<Integer, Refusal> refusals = new TreeMap<>();
  final SortedMap<Integer, DeviceId> strangers = new TreeMap<>();

  WitnessRows(int size) {
    this.ids = new byte[Math.multiplyExact(size, Hash32.LENGTH)];
    this.hotspots = new int[size];
    this.beacons = new int[size];
    this.receivedMs = new long[size];
    this.kilometres = new short[size];
    this.signals = new short[size];
    this.limits = new short[size];
  }

  int size() {
    return hotspots.length;
  }

  void id(int row, ReportId id) {
    id.value().putInto(ByteBuffer.wrap(ids, row * Hash32.LENGTH, Hash32.LENGTH));
  }

  ReportId id(int row) {
    return new ReportId(Hash32.of(ids, row * Hash32.LENGTH));
  }

  /**
   * The figures of a reception that no rule refused.
   *
   * @param kilometres rounded
   * @param signal whole dBm
   * @param limit whole dBm
   */
  void figures(int row, long kilometres, long signal, long limit) {
    this.kilometres[row] = exact(kilometres);
    this.signals[row] = exact(signal);
    this.limits[row] = exact(limit);
  }

  Optional<Refusal> refusal(int row) {
    return refusals.isEmpty() ? Optional.empty() : Optional.ofNullable(refusals.get(row));
  }

  private static short exact(long figure) {
    if (figure != (short) figure) {
      throw new ArithmeticException("no figure of a believed reception: " + figure);
    }
    return (short) figure;
  }
}
