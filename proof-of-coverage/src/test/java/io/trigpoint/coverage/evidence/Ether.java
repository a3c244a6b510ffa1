package io.trigpoint.coverage.evidence;

import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SpreadingFactor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** A window in the making: places, packets and who prints what of them. */
final class Ether {
  static final long START = 1_790_000_000_000L;
  static final long HOUR = 3_600_000;
  final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  final List<Reception> receptions = new ArrayList<>();
  final List<ForwarderStat> stats = new ArrayList<>();
  final List<StationReading> readings = new ArrayList<>();
  private int registered;
  private int reports;

  /** A reception as an honest concentrator prints it, until changed. */
  static final class Print {
    double rssi = -105;
    double snr = 5;
    double power = 14;
    long tmst;
    long lagMs = 40;
    OptionalInt offsetHz = OptionalInt.empty();
  }

  DeviceId hotspot(double latitude, double longitude) {
    return hotspot(latitude, longitude, ++registered);
  }

  DeviceId hotspot(double latitude, double longitude, int owner) {
    byte[] key = Hashes.sha256(ByteBuffer.allocate(4).putInt(0, ++registered).array()).toBytes();
    Cell cell = Cell.ofLatLng(latitude, longitude, 12);
    RegisteredDevice device =
        new RegisteredDevice(
            new DeviceKey(KeyType.ED25519, key),
            DeviceKind.HOTSPOT,
            new EvmAddress("0x" + HexFormat.of().toHexDigits((long) owner).repeat(3).substring(8)),
            cell.parent(5),
            Hash32.ZERO,
            Optional.of(new AssertedLocation(cell, new Decibels(23), 100)));
    devices.put(device.id(), device);
    return device.id();
  }

  /** The number-th beacon of a device, at a time after the start. */
  static BeaconPayload packet(DeviceId beaconer, int number) {
    byte[] local = ByteBuffer.allocate(16).putInt(number).array();
    return BeaconPayload.derive(Hash32.ZERO, beaconer, local);
  }

  void hear(DeviceId beaconer, int number, long afterMs, DeviceId witness, Print print) {
    receptions.add(
        new Reception(
            new ReportId(Hashes.sha256(ByteBuffer.allocate(4).putInt(0, ++reports).array())),
            beaconer,
            witness,
            packet(beaconer, number),
            START + afterMs,
            START + afterMs + print.lagMs,
            Region.EU868,
            new Hertz(868_100_000),
            new SpreadingFactor(12),
            Dbm.of(print.power),
            Dbm.of(print.rssi),
            Decibels.of(print.snr),
            print.tmst,
            new RadioDetail(Optional.empty(), print.offsetHz)));
  }

  /** The same under another report id, in hexadecimal. */
  static Reception withReport(Reception heard, String report) {
    return new Reception(
        ReportId.ofHex(report),
        heard.beaconer(),
        heard.witness(),
        heard.payload(),
        heard.sentMs(),
        heard.heardMs(),
        heard.region(),
        heard.frequency(),
        heard.spreading(),
        heard.power(),
        heard.rssi(),
        heard.snr(),
        heard.tmstMicros(),
        heard.detail());
  }

  EvidenceWindow window() {
    return new EvidenceWindow(
        START + 14 * 24 * HOUR, Hash32.ZERO, receptions, devices, stats, readings);
  }

  EvidenceFindings findings() {
    return Evidence.explained(window(), EvidenceParameters.TRIGPOINT);
  }

  /** The verdicts of a kind, in the order of subjects. */
  List<Verdict> verdicts(SignalKind kind) {
    return findings().signals().stream()
        .filter(signal -> signal.id().equals(kind.id()))
        .map(Signal::verdict)
        .toList();
  }

  Signal only(SignalKind kind) {
    List<Signal> found =
        findings().signals().stream().filter(signal -> signal.id().equals(kind.id())).toList();
    if (found.size() != 1) {
      throw new IllegalStateException("expected one signal, found " + found);
    }
    return found.getFirst();
  }
}
