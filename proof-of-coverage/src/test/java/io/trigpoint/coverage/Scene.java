package io.trigpoint.coverage;

import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.Header;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.SpreadingFactor;
import io.trigpoint.report.Transmission;
import io.trigpoint.report.Witness;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network in the making: hotspots, one entropy, and drafts of reports that are valid until
 * changed.
 */
final class Scene {
  static final int GAIN_DDB = 23;
  static final long START = 1_790_000_000_000L;
  static final Entropy ENTROPY =
      new Entropy(179_000_000L, Hashes.sha256(new byte[] {7}), START, START + 60_000);

  final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  final SortedMap<Long, Entropy> entropies = new TreeMap<>();
  final List<ReceivedReport<Beacon>> beacons = new ArrayList<>();
  final List<ReceivedReport<Witness>> witnesses = new ArrayList<>();
  TrigpointParameters parameters = TrigpointParameters.TRIGPOINT;
  Denials denials = Denials.NONE;
  Hash32 selection = Hashes.sha256(new byte[] {9});
  private int registered;

  Scene() {
    entropies.put(ENTROPY.number(), ENTROPY);
  }

  /** Registers a hotspot with its own key at a place. */
  DeviceId hotspot(double latitude, double longitude) {
    return hotspot(Optional.of(Cell.ofLatLng(latitude, longitude, 12)));
  }

  DeviceId hotspot(Optional<Cell> cell) {
    return register(
        cell.map(asserted -> new AssertedLocation(asserted, new Decibels(GAIN_DDB), 100)));
  }

  DeviceId hotspotAt(AssertedLocation location) {
    return register(Optional.of(location));
  }

  private DeviceId register(Optional<AssertedLocation> location) {
    byte[] secret = ByteBuffer.allocate(32).putInt(28, ++registered).array();
    RegisteredDevice device =
        new RegisteredDevice(
            DeviceSigner.ofPrivateKey(KeyType.ED25519, secret).key(),
            DeviceKind.HOTSPOT,
            new EvmAddress("0x" + "00".repeat(19) + "01"),
            Cell.ofLatLng(51, 4, 5),
            Hash32.ZERO,
            location);
    devices.put(device.id(), device);
    return device.id();
  }

  BeaconDraft beaconOf(DeviceId device) {
    return new BeaconDraft(device);
  }

  WitnessDraft witnessOf(DeviceId device, BeaconDraft beacon) {
    return new WitnessDraft(device, beacon.payload());
  }

  void send(BeaconDraft draft) {
    beacons.add(received(draft.build(), draft.received));
  }

  void send(WitnessDraft draft) {
    witnesses.add(received(draft.build(), draft.received));
  }

  ReportId file(BeaconDraft draft) {
    send(draft);
    return beacons.getLast().id();
  }

  ReportId file(WitnessDraft draft) {
    send(draft);
    return witnesses.getLast().id();
  }

  CoverageInputs inputs() {
    return new CoverageInputs(
        beacons, witnesses, devices, entropies, selection, denials, parameters);
  }

  private static <R extends Report> ReceivedReport<R> received(R report, long receivedMs) {
    SignedReport signed = new SignedReport(report.kind(), ReportCodec.encode(report), new byte[64]);
    return new ReceivedReport<>(signed.id(new NetworkId(31337)), receivedMs, report);
  }

  /** A beacon as an honest EU868 hotspot with 2.3 dBi sends it. */
  static final class BeaconDraft {
    DeviceId device;
    long sequence = 1;
    long time = START + 5_000;
    long received = START + 6_000;
    long entropy = ENTROPY.number();
    String local = "00112233445566778899aabbccddeeff";
    Optional<BeaconPayload> payload = Optional.empty();
    Optional<Transmission> transmission = Optional.empty();
    Dbm power = Dbm.of(13);
    int excess = 0;

    BeaconDraft(DeviceId device) {
      this.device = device;
    }

    BeaconPayload payload() {
      return payload.orElseGet(
          () -> BeaconPayload.derive(ENTROPY.value(), device, HexFormat.of().parseHex(local)));
    }

    Transmission transmission() {
      return transmission.orElseGet(() ->
          new Transmission(
              Region.EU868, Region.EU868.channelOf(payload()), Region.EU868.spreading()));
    }

    Beacon build() {
      return new Beacon(
          new Header(device, sequence, time, false),
          entropy,
          local,
          payload(),
          transmission(),
          power);
    }
  }

  /** A reception as an honest concentrator prints it. */
  static final class WitnessDraft {
    final DeviceId device;
    final BeaconPayload payload;
    long sequence = 2;
    long received = START + 7_000;
    long offsetHz = 12;
    int spreading = 12;
    Dbm rssi = Dbm.of(-105);
    Decibels snr = Decibels.of(8);
    RadioDetail detail = RadioDetail.NONE;

    WitnessDraft(DeviceId device, BeaconPayload payload) {
      this.device = device;
      this.payload = payload;
    }

    Witness build() {
      return new Witness(
          new Header(device, sequence, received - 500, false),
          payload,
          new Hertz(Region.EU868.channelOf(payload).value() + offsetHz),
          new SpreadingFactor(spreading),
          rssi,
          snr,
          123_456_789L,
          detail);
    }
  }
}
