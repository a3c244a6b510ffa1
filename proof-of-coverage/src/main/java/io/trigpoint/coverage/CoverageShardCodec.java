package io.trigpoint.coverage;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A judged shard as bytes: for one round of one version, never kept. */
final class CoverageShardCodec {
  private static final String GOOD = "";
  private static final Map<String, CoverageRefusal> REASONS =
      Arrays.stream(CoverageRefusal.values())
          .collect(Collectors.toMap(CoverageRefusal::id, reason -> reason));
  private static final int BEACON =
      2 * Hash32.LENGTH + Integer.BYTES + 2 * Long.BYTES + BeaconPayload.LENGTH;
  private static final int WITNESS =
      Hash32.LENGTH + 2 * Integer.BYTES + Long.BYTES + 3 * Short.BYTES;

  private CoverageShardCodec() {}

  static byte[] encode(CoverageShard shard) {
    WitnessRows rows = shard.witnesses();
    ByteArrayOutputStream rare = new ByteArrayOutputStream();
    shard.beacons().forEach(beacon -> rare.writeBytes(refusal(beacon.alone())));
    rare.writeBytes(number(rows.refusals.size()));
    rows.refusals.forEach((row, refusal) -> {
      rare.writeBytes(number(row));
      rare.writeBytes(refusal(Optional.of(refusal)));
    });
    rare.writeBytes(number(rows.strangers.size()));
    rows.strangers.forEach((row, device) -> {
      rare.writeBytes(number(row));
      rare.writeBytes(device.value().toBytes());
    });
    int size = 2 * Integer.BYTES + shard.beaconCount() * BEACON + rows.size() * WITNESS;
    ByteBuffer out = ByteBuffer.allocate(size + rare.size());
    out.putInt(shard.beaconCount()).putInt(rows.size());
    shard.beacons().forEach(beacon -> write(out, beacon));
    write(out, rows);
    return out.put(rare.toByteArray()).array();
  }

  static CoverageShard decode(ByteBuffer in) {
    int beacons = in.getInt();
    WitnessRows rows = new WitnessRows(in.getInt());
    ByteBuffer fixed = in.slice(in.position(), beacons * BEACON);
    in.position(in.position() + fixed.capacity());
    read(in, rows);
    List<BeaconRow> read = new ArrayList<>(beacons);
    for (int i = 0; i < beacons; i++) {
      read.add(beacon(fixed, refusal(in)));
    }
    for (int left = in.getInt(); left > 0; left--) {
      int row = in.getInt();
      rows.refusals.put(row, refusal(in).orElseThrow());
    }
    for (int left = in.getInt(); left > 0; left--) {
      int row = in.getInt();
      rows.strangers.put(row, new DeviceId(hash(in)));
    }
    return new CoverageShard(read, rows);
  }

  private static void write(ByteBuffer out, BeaconRow beacon) {
    beacon.id().value().putInto(out);
    beacon.device().value().putInto(out);
    out.putInt(beacon.hotspot())
        .putLong(beacon.receivedMs())
        .putLong(beacon.segment())
        .put(beacon.payload().toBytes());
  }

  private static BeaconRow beacon(ByteBuffer in, Optional<Refusal> alone) {
    ReportId id = new ReportId(hash(in));
    DeviceId device = new DeviceId(hash(in));
    int hotspot = in.getInt();
    long receivedMs = in.getLong();
    long segment = in.getLong();
    byte[] payload = new byte[BeaconPayload.LENGTH];
    in.get(payload);
    return new BeaconRow(
        id, device, hotspot, receivedMs, segment, BeaconPayload.of(payload), alone);
  }

  private static void write(ByteBuffer out, WitnessRows rows) {
    out.put(rows.ids);
    out.slice(out.position(), rows.size() * Integer.BYTES).asIntBuffer().put(rows.hotspots);
    out.position(out.position() + rows.size() * Integer.BYTES);
    out.slice(out.position(), rows.size() * Integer.BYTES).asIntBuffer().put(rows.beacons);
    out.position(out.position() + rows.size() * Integer.BYTES);
    out.slice(out.position(), rows.size() * Long.BYTES).asLongBuffer().put(rows.receivedMs);
    out.position(out.position() + rows.size() * Long.BYTES);
    for (short[] figures : List.of(rows.kilometres, rows.signals, rows.limits)) {
      out.slice(out.position(), rows.size() * Short.BYTES).asShortBuffer().put(figures);
      out.position(out.position() + rows.size() * Short.BYTES);
    }
  }

  private static void read(ByteBuffer in, WitnessRows rows) {
    in.get(rows.ids);
    in.asIntBuffer().get(rows.hotspots);
    in.position(in.position() + rows.size() * Integer.BYTES);
    in.asIntBuffer().get(rows.beacons);
    in.position(in.position() + rows.size() * Integer.BYTES);
    in.asLongBuffer().get(rows.receivedMs);
    in.position(in.position() + rows.size() * Long.BYTES);
    for (short[] figures : List.of(rows.kilometres, rows.signals, rows.limits)) {
      in.asShortBuffer().get(figures);
      in.position(in.position() + rows.size() * Short.BYTES);
    }
  }

  private static byte[] refusal(Optional<Refusal> refusal) {
    if (refusal.isEmpty()) {
      return text(GOOD);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(text(refusal.get().reason().id()));
    out.writeBytes(number(refusal.get().evidence().size()));
    for (Map.Entry<String, String> figure : refusal.get().evidence().entrySet()) {
      out.writeBytes(text(figure.getKey()));
      out.writeBytes(text(figure.getValue()));
    }
    return out.toByteArray();
  }

  private static Optional<Refusal> refusal(ByteBuffer in) {
    String reason = text(in);
    if (reason.equals(GOOD)) {
      return Optional.empty();
    }
    SortedMap<String, String> evidence = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      String name = text(in);
      evidence.put(name, text(in));
    }
    return Optional.of(
        new Refusal(Optional.ofNullable(REASONS.get(reason)).orElseThrow(), evidence));
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + bytes.length)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  private static Hash32 hash(ByteBuffer in) {
    return Hash32.next(in);
  }
}
