package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.evidence.Reception;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.Region;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SpreadingFactor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Receptions on their way between the stages: rows of one width. */
final class ReceptionBytes {
  private static final int SIGNAL = 1;
  private static final int OFFSET = 2;
  private static final int WIDTH =
      3 * Hash32.LENGTH + BeaconPayload.LENGTH + 4 * Long.BYTES + 7 * Integer.BYTES + 1;

  private ReceptionBytes() {}

  static byte[] of(List<Reception> receptions) {
    ByteBuffer out = ByteBuffer.allocate(Math.multiplyExact(receptions.size(), WIDTH));
    receptions.forEach(reception -> put(out, reception));
    return out.array();
  }

  /** Equal devices and payloads are shared. */
  static List<Reception> read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<Reception> receptions = new ArrayList<>(bytes.length / WIDTH);
    Map<DeviceId, DeviceId> devices = new HashMap<>();
    Map<BeaconPayload, BeaconPayload> payloads = new HashMap<>();
    while (in.hasRemaining()) {
      receptions.add(reception(in, devices, payloads));
    }
    return receptions;
  }

  private static void put(ByteBuffer out, Reception reception) {
    RadioDetail detail = reception.detail();
    int flags =
        (detail.signalRssi().isPresent() ? SIGNAL : 0)
            | (detail.frequencyOffsetHz().isPresent() ? OFFSET : 0);
    reception.report().value().putInto(out);
    reception.beaconer().value().putInto(out);
    reception.witness().value().putInto(out);
    out.put(reception.payload().toBytes())
        .putLong(reception.sentMs())
        .putLong(reception.heardMs())
        .putInt(reception.region().code())
        .putLong(reception.frequency().value())
        .putInt(reception.spreading().value())
        .putInt(reception.power().tenths())
        .putInt(reception.rssi().tenths())
        .putInt(reception.snr().tenths())
        .putLong(reception.tmstMicros())
        .put((byte) flags)
        .putInt(detail.signalRssi().map(Dbm::tenths).orElse(0))
        .putInt(detail.frequencyOffsetHz().orElse(0));
  }

  private static Reception reception(
      ByteBuffer in, Map<DeviceId, DeviceId> devices, Map<BeaconPayload, BeaconPayload> payloads) {
    return new Reception(
        new ReportId(Hash32.next(in)),
        shared(devices, new DeviceId(Hash32.next(in))),
        shared(devices, new DeviceId(Hash32.next(in))),
        shared(payloads, payload(in)),
        in.getLong(),
        in.getLong(),
        Region.ofCode(in.getInt()).orElseThrow(),
        new Hertz(in.getLong()),
        new SpreadingFactor(in.getInt()),
        new Dbm(in.getInt()),
        new Dbm(in.getInt()),
        new Decibels(in.getInt()),
        in.getLong(),
        detail(in.get(), in.getInt(), in.getInt()));
  }

  private static RadioDetail detail(byte flags, int signal, int offset) {
    return flags == 0
        ? RadioDetail.NONE
        : new RadioDetail(
            (flags & SIGNAL) != 0 ? Optional.of(new Dbm(signal)) : Optional.empty(),
            (flags & OFFSET) != 0 ? OptionalInt.of(offset) : OptionalInt.empty());
  }

  private static BeaconPayload payload(ByteBuffer in) {
    byte[] payload = new byte[BeaconPayload.LENGTH];
    in.get(payload);
    return BeaconPayload.of(payload);
  }

  private static <T> T shared(Map<T, T> known, T value) {
    T first = known.putIfAbsent(value, value);
    return first == null ? value : first;
  }
}
