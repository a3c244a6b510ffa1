package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Edge;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SpreadingFactor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads carried evidence; an impossible value is an {@link IllegalArgumentException}, an early end
 * a {@link java.nio.BufferUnderflowException}. No list is larger than the bytes that are there.
 */
final class CarriedEvidenceReading {
  private static final int DENIED = Integer.BYTES + Long.BYTES + Integer.BYTES;

  private final ByteBuffer in;
  private List<DeviceId> devices = List.of();
  private List<HeardBeacon> beacons = List.of();

  CarriedEvidenceReading(ByteBuffer in) {
    this.in = in;
  }

  CarriedEvidence evidence() {
    if (!Arrays.equals(bytes(CarriedEvidenceCodec.TAG.length), CarriedEvidenceCodec.TAG)) {
      throw new IllegalArgumentException("the format is not known");
    }
    Watch watch = new Watch(hash(), in.getLong(), in.getLong());
    devices = each(Hash32.LENGTH, () -> new DeviceId(hash()));
    beacons = each(HeardBeacon.WIDTH, () -> HeardBeacon.read(in, devices));
    SortedMap<Edge, Denial> edges = new TreeMap<>();
    for (int left = count(DENIED + Integer.BYTES); left > 0; left--) {
      edges.put(new Edge(device(), device()), denial());
    }
    SortedMap<DeviceId, Denial> denied = new TreeMap<>();
    for (int left = count(DENIED); left > 0; left--) {
      denied.put(device(), denial());
    }
    List<Reception> receptions = each(CarriedEvidenceCodec.RECEPTION, this::reception);
    SortedMap<DeviceId, AssertedLocation> places = new TreeMap<>();
    for (int left = count(CarriedEvidenceCodec.PLACE); left > 0; left--) {
      places.put(device(), asserted());
    }
    return new CarriedEvidence(new Denials(edges, denied), receptions, places, watch);
  }

  static <T> T listed(List<T> values, int place) {
    if (place < 0 || place >= values.size()) {
      throw new IllegalArgumentException("place " + place + " of " + values.size());
    }
    return values.get(place);
  }

  private Reception reception() {
    ReportId report = new ReportId(hash());
    HeardBeacon beacon = listed(beacons, in.getInt());
    return new Reception(
        report,
        beacon.beaconer(),
        device(),
        beacon.payload(),
        beacon.sentMs(),
        in.getLong(),
        beacon.region(),
        new Hertz(in.getLong()),
        new SpreadingFactor(in.get()),
        beacon.power(),
        new Dbm(in.getInt()),
        new Decibels(in.getInt()),
        in.getLong(),
        detail());
  }

  private RadioDetail detail() {
    int flags = in.get();
    int rssi = in.getInt();
    int offset = in.getInt();
    return new RadioDetail(
        (flags & CarriedEvidenceCodec.SIGNAL_RSSI) == 0
            ? Optional.empty()
            : Optional.of(new Dbm(rssi)),
        (flags & CarriedEvidenceCodec.FREQUENCY_OFFSET) == 0
            ? OptionalInt.empty()
            : OptionalInt.of(offset));
  }

  private AssertedLocation asserted() {
    return new AssertedLocation(new Cell(in.getLong()), new Decibels(in.getInt()), in.getInt());
  }

  private Denial denial() {
    long untilMs = in.getLong();
    return new Denial(new String(bytes(count(1)), StandardCharsets.UTF_8), untilMs);
  }

  private DeviceId device() {
    return listed(devices, in.getInt());
  }

  private Hash32 hash() {
    return Hash32.of(bytes(Hash32.LENGTH));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private <T> List<T> each(int width, Supplier<T> next) {
    int count = count(width);
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(next.get());
    }
    return values;
  }

  /** How many elements of at least that width follow. */
  private int count(int width) {
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / width) {
      throw new IllegalArgumentException("claims " + count + " entries, it has fewer bytes");
    }
    return count;
  }
}
