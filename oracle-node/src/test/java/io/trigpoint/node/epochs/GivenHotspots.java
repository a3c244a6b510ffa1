package io.trigpoint.node.epochs;

import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.node.store.TestRows;
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
import io.trigpoint.report.KeyType;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.Transmission;
import io.trigpoint.report.Witness;
import io.trigpoint.rewards.epoch.EpochSchedule;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Registered hotspots in reach of each other, stored as intake would store what they report. */
public final class GivenHotspots {
  private static final Decibels GAIN = Decibels.of(2);
  private static final int NOISE_TENTHS = -1_170;

  private final NetworkId network;
  private final TestRows rows;
  private final Random random = new Random(8);
  private final List<DeviceSigner> hotspots = new ArrayList<>();
  private final Entropy entropy;
  private long sequence;

  /** One entropy serves for all beacons of these first epochs. */
  public GivenHotspots(
      NetworkId network, TestRows rows, EpochSchedule schedule, int epochs, int count) {
    this.network = network;
    this.rows = rows;
    this.entropy =
        new Entropy(
            9,
            Hashes.sha256(new byte[] {9}),
            schedule.period(1).startMs() - 20_000,
            schedule.period(epochs).endMs() + 60_000);
    rows.execute(
        "insert into entropy (number, value, block_number, block_hash, start_ms, end_ms)"
            + " values (?, ?, 1, ?, ?, ?)",
        entropy.number(),
        entropy.value(),
        Hash32.ZERO,
        entropy.startMs(),
        entropy.endMs());
    for (int i = 0; i < count; i++) {
      hotspots.add(register(i));
    }
  }

  public DeviceId id(int hotspot) {
    return hotspots.get(hotspot).deviceId();
  }

  /** A beacon and what all others heard of it. */
  public void round(int beaconer, long sentMs) {
    Beacon beacon = beacon(beaconer, sentMs);
    var _ = arrives(beaconer, beacon, sentMs + 120);
    for (int i = 0; i < hotspots.size(); i++) {
      if (i != beaconer) {
        var _ = arrives(i, witness(i, beacon, sentMs + 40), sentMs + 200 + i);
      }
    }
  }

  /** A beacon that one hotspot prints louder than free space. */
  void shout(int beaconer, int witness, long sentMs) {
    Beacon beacon = beacon(beaconer, sentMs);
    var _ = arrives(beaconer, beacon, sentMs + 120);
    Witness heard = witness(witness, beacon, sentMs + 40);
    Witness loud =
        new Witness(
            heard.header(),
            heard.payload(),
            heard.frequency(),
            heard.spreading(),
            Dbm.of(-40),
            Decibels.of(9),
            heard.tmstMicros(),
            heard.detail());
    var _ = arrives(witness, loud, sentMs + 200);
  }

  Beacon beacon(int hotspot, long sentMs) {
    DeviceSigner signer = hotspots.get(hotspot);
    byte[] local = new byte[BeaconPayload.LOCAL_ENTROPY_LENGTH];
    random.nextBytes(local);
    BeaconPayload payload = BeaconPayload.derive(entropy.value(), signer.deviceId(), local);
    return new Beacon(
        header(signer, sentMs),
        entropy.number(),
        HexFormat.of().formatHex(local),
        payload,
        new Transmission(Region.EU868, Region.EU868.channelOf(payload), Region.EU868.spreading()),
        Region.EU868.conductedPower(GAIN));
  }

  Witness witness(int hotspot, Beacon beacon, long heardMs) {
    int rssi = -1_120 + random.nextInt(40);
    return new Witness(
        header(hotspots.get(hotspot), heardMs),
        beacon.payload(),
        beacon.transmission().frequency(),
        beacon.transmission().spreading(),
        new Dbm(rssi),
        new Decibels(rssi - NOISE_TENTHS),
        heardMs * 1_000,
        RadioDetail.NONE);
  }

  /** As intake hands a report to the journal. */
  VerifiedReport verified(int hotspot, Report report, long receivedMs) {
    SignedReport signed = hotspots.get(hotspot).sign(network, report);
    return new VerifiedReport(signed.id(network), report, signed, receivedMs);
  }

  ReportId arrives(int hotspot, Report report, long receivedMs) {
    return arrives(hotspots.get(hotspot).sign(network, report), report, receivedMs);
  }

  /** Signed by another hotspot than the one it names. */
  ReportId arrivesForged(int forger, Report report, long receivedMs) {
    return arrives(hotspots.get(forger).sign(network, report), report, receivedMs);
  }

  private ReportId arrives(SignedReport signed, Report report, long receivedMs) {
    rows.report(network, signed, report, receivedMs);
    return signed.id(network);
  }

  private Header header(DeviceSigner signer, long timeMs) {
    sequence++;
    return new Header(signer.deviceId(), sequence, timeMs, false);
  }

  private DeviceSigner register(int n) {
    DeviceSigner signer =
        DeviceSigner.generate(n % 2 == 0 ? KeyType.ED25519 : KeyType.P256, random);
    AssertedLocation location =
        new AssertedLocation(Cell.ofLatLng(51.00 + 0.03 * n, 3.70 + 0.02 * n, 12), GAIN, 100);
    rows.device(
        new RegisteredDevice(
            signer.key(),
            DeviceKind.HOTSPOT,
            new EvmAddress("0x" + HexFormat.of().toHexDigits(0xa0 + n).repeat(5)),
            location.cell().parent(5),
            LocationAssertion.commitment(location, Hash32.ZERO),
            Optional.of(location)));
    return signer;
  }
}
