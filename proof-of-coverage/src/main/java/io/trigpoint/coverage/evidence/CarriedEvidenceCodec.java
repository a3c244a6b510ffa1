package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Edge;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RadioDetail;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Carried evidence as bytes: tag, watch, devices, beacons, denied edges, denied devices,
 * receptions, places. Each list is sorted and has its length before it; numbers are big-endian and
 * of fixed width; devices and beacons are named by their place in the first two lists.
 */
public final class CarriedEvidenceCodec {
  static final byte[] TAG = "TRIGPOINT-EVIDENCE-V3".getBytes(StandardCharsets.US_ASCII);

  private static final int WATCH = Hash32.LENGTH + 2 * Long.BYTES;

  /** Bytes before the first list. */
  static final int HEAD = TAG.length + WATCH;

  /** Bytes of a reception. */
  static final int RECEPTION = 32 + 2 * Integer.BYTES + 3 * Long.BYTES + 4 * Integer.BYTES + 2;

  /** Bytes of a place. */
  static final int PLACE = Long.BYTES + 3 * Integer.BYTES;

  static final int SIGNAL_RSSI = 1;
  static final int FREQUENCY_OFFSET = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<DeviceId, Integer> devices;
  private final Map<HeardBeacon, Integer> beacons;

  private CarriedEvidenceCodec(List<DeviceId> devices, List<HeardBeacon> beacons) {
    this.devices = places(devices);
    this.beacons = places(beacons);
  }

  /** Equal evidence has equal bytes. */
  public static byte[] encode(CarriedEvidence evidence) {
    List<DeviceId> devices = devices(evidence);
    List<HeardBeacon> beacons =
        evidence.receptions().stream().map(HeardBeacon::of).distinct().sorted().toList();
    CarriedEvidenceCodec codec = new CarriedEvidenceCodec(devices, beacons);
    codec.out.writeBytes(TAG);
    codec.out.writeBytes(watch(evidence.watch()));
    codec.each(devices, device -> device.value().toBytes());
    codec.each(beacons, codec::beacon);
    codec.each(evidence.denials().edges().entrySet(), codec::edge);
    codec.each(evidence.denials().devices().entrySet(), codec::device);
    codec.each(evidence.receptions(), codec::reception);
    codec.each(evidence.places().entrySet(), codec::asserted);
    return codec.out.toByteArray();
  }

  /** Accepts exactly the bytes that {@link #encode} writes. */
  public static CarriedEvidence decode(byte[] bytes) throws MalformedEvidence {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CarriedEvidence evidence = decode(in);
    if (in.hasRemaining()) {
      throw new MalformedEvidence("it has " + in.remaining() + " bytes after its end");
    }
    return evidence;
  }

  /** Takes the bytes that {@link #encode} writes, and leaves what follows them. */
  public static CarriedEvidence decode(ByteBuffer in) throws MalformedEvidence {
    ByteBuffer whole = in.slice();
    try {
      CarriedEvidence evidence = new CarriedEvidenceReading(in).evidence();
      whole.limit(whole.capacity() - in.remaining());
      if (!whole.equals(ByteBuffer.wrap(encode(evidence)))) {
        throw new MalformedEvidence("its entries are not in order, or not needed");
      }
      return evidence;
    } catch (BufferUnderflowException torn) {
      throw new MalformedEvidence("it ends too early");
    } catch (IllegalArgumentException impossible) {
      throw new MalformedEvidence(String.valueOf(impossible.getMessage()));
    }
  }

  private static List<DeviceId> devices(CarriedEvidence evidence) {
    Set<DeviceId> devices = new HashSet<>(evidence.denials().devices().keySet());
    for (Edge edge : evidence.denials().edges().keySet()) {
      devices.add(edge.low());
      devices.add(edge.high());
    }
    devices.addAll(CarriedEvidence.ends(evidence.receptions()));
    return devices.stream().sorted().toList();
  }

  private static <T> Map<T, Integer> places(List<T> sorted) {
    Map<T, Integer> places = HashMap.newHashMap(sorted.size());
    sorted.forEach(value -> places.put(value, places.size()));
    return places;
  }

  private <T> void each(Collection<T> values, Function<T, byte[]> row) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(values.size()).array());
    values.forEach(value -> out.writeBytes(row.apply(value)));
  }

  private static byte[] watch(Watch watch) {
    ByteBuffer row = ByteBuffer.allocate(WATCH);
    watch.draw().putInto(row);
    return row.putLong(watch.beganMs()).putLong(watch.last()).array();
  }

  private byte[] beacon(HeardBeacon beacon) {
    ByteBuffer row = ByteBuffer.allocate(HeardBeacon.WIDTH);
    beacon.write(row, devices);
    return row.array();
  }

  private byte[] edge(Map.Entry<Edge, Denial> entry) {
    return denied(entry.getValue(), entry.getKey().low(), entry.getKey().high());
  }

  private byte[] device(Map.Entry<DeviceId, Denial> entry) {
    return denied(entry.getValue(), entry.getKey());
  }

  private byte[] denied(Denial denial, DeviceId... subjects) {
    byte[] signals = denial.signals().getBytes(StandardCharsets.UTF_8);
    ByteBuffer row =
        ByteBuffer.allocate((subjects.length + 1) * Integer.BYTES + Long.BYTES + signals.length);
    for (DeviceId subject : subjects) {
      row.putInt(place(subject));
    }
    return row.putLong(denial.untilMs()).putInt(signals.length).put(signals).array();
  }

  private byte[] reception(Reception reception) {
    RadioDetail detail = reception.detail();
    int flags =
        (detail.signalRssi().isPresent() ? SIGNAL_RSSI : 0)
            | (detail.frequencyOffsetHz().isPresent() ? FREQUENCY_OFFSET : 0);
    return ByteBuffer.allocate(RECEPTION)
        .put(reception.report().value().toBytes())
        .putInt(beacons.getOrDefault(HeardBeacon.of(reception), -1))
        .putInt(place(reception.witness()))
        .putLong(reception.heardMs())
        .putLong(reception.frequency().value())
        .put((byte) reception.spreading().value())
        .putInt(reception.rssi().tenths())
        .putInt(reception.snr().tenths())
        .putLong(reception.tmstMicros())
        .put((byte) flags)
        .putInt(detail.signalRssi().map(rssi -> rssi.tenths()).orElse(0))
        .putInt(detail.frequencyOffsetHz().orElse(0))
        .array();
  }

  private byte[] asserted(Map.Entry<DeviceId, AssertedLocation> entry) {
    AssertedLocation location = entry.getValue();
    return ByteBuffer.allocate(PLACE)
        .putInt(place(entry.getKey()))
        .putLong(location.cell().index())
        .putInt(location.gain().tenths())
        .putInt(location.elevationDecimetres())
        .array();
  }

  private int place(DeviceId device) {
    return devices.getOrDefault(device, -1);
  }
}
