package io.trigpoint.coverage.evidence;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Region;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What all receptions of one beacon have in common: 68 bytes. */
record HeardBeacon(BeaconPayload payload, DeviceId beaconer, long sentMs, Region region, Dbm power)
    implements Comparable<HeardBeacon> {
  static final int WIDTH =
      BeaconPayload.LENGTH + Integer.BYTES + Long.BYTES + Byte.BYTES + Integer.BYTES;

  private static final Comparator<HeardBeacon> ORDER =
      Comparator.comparing(HeardBeacon::payload)
          .thenComparing(HeardBeacon::beaconer)
          .thenComparingLong(HeardBeacon::sentMs)
          .thenComparing(HeardBeacon::region)
          .thenComparing(HeardBeacon::power);

  static HeardBeacon of(Reception reception) {
    return new HeardBeacon(
        reception.payload(),
        reception.beaconer(),
        reception.sentMs(),
        reception.region(),
        reception.power());
  }

  void write(ByteBuffer out, Map<DeviceId, Integer> devices) {
    out.put(payload.toBytes())
        .putInt(devices.getOrDefault(beaconer, -1))
        .putLong(sentMs)
        .put((byte) region.code())
        .putInt(power.tenths());
  }

  /** An unknown region or device is an {@link IllegalArgumentException}. */
  static HeardBeacon read(ByteBuffer in, List<DeviceId> devices) {
    byte[] payload = new byte[BeaconPayload.LENGTH];
    in.get(payload);
    return new HeardBeacon(
        BeaconPayload.of(payload),
        CarriedEvidenceReading.listed(devices, in.getInt()),
        in.getLong(),
        region(in.get()),
        new Dbm(in.getInt()));
  }

  private static Region region(int code) {
    return Region.ofCode(code)
        .orElseThrow(() -> new IllegalArgumentException("unknown region " + code));
  }

  /** Payloads are as good as random. */
  @Override
  public int hashCode() {
    return payload.hashCode();
  }

  @Override
  public int compareTo(HeardBeacon other) {
    return ORDER.compare(this, other);
  }
}
