package io.trigpoint.node.epochs;

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
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Report;
import io.trigpoint.report.Transmission;
import io.trigpoint.report.Witness;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.Payees;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A seeded day of many Ed25519 hotspots in a long row, each beacon heard by its neighbours. */
public final class GivenNetwork {
  private static final EpochPeriod DAY = new EpochPeriod(7, 1_700_006_400_000L, 1_700_092_800_000L);
  private static final long SEGMENT_MS = 21_600_000;
  private static final int BEACONS = 4;
  private static final int ROW = 400;
  private static final Decibels GAIN = Decibels.of(2);
  private static final int NOISE_TENTHS = -1_170;

  private final Random random = new Random(5);
  private final List<DeviceSigner> hotspots = new ArrayList<>();
  private final List<SealedReport> reports = new ArrayList<>();
  private final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  private final Entropy entropy =
      new Entropy(9, Hashes.sha256(new byte[] {9}), DAY.startMs() - 20_000, DAY.endMs() + 60_000);
  private final int witnesses;
  private long sequence;

  private GivenNetwork(int witnesses) {
    this.witnesses = witnesses;
  }

  /** Four beacons of each hotspot, each with so many witnesses. */
  public static EpochInputs day(int hotspots, int witnesses) {
    GivenNetwork network = new GivenNetwork(witnesses);
    for (int i = 0; i < hotspots; i++) {
      network.register(i);
    }
    for (int segment = 0; segment < BEACONS; segment++) {
      for (int i = 0; i < hotspots; i++) {
        network.round(i, segment);
      }
    }
    return network.inputs();
  }

  private void register(int n) {
    DeviceSigner signer = DeviceSigner.generate(KeyType.ED25519, random);
    int row = n / ROW;
    AssertedLocation location =
        new AssertedLocation(Cell.ofLatLng(45 + 0.05 * row, 1 + 0.02 * (n % ROW), 12), GAIN, 100);
    RegisteredDevice device =
        new RegisteredDevice(
            signer.key(),
            DeviceKind.HOTSPOT,
            new EvmAddress("0x" + HexFormat.of().toHexDigits(n / 3 + 1).repeat(5)),
            location.cell().parent(5),
            LocationAssertion.commitment(location, Hash32.ZERO),
            Optional.of(location));
    hotspots.add(signer);
    devices.put(device.id(), device);
  }

  private void round(int beaconer, int segment) {
    long sent = DAY.startMs() + segment * SEGMENT_MS + 60_000 + random.nextInt(20_000_000);
    DeviceSigner signer = hotspots.get(beaconer);
    byte[] local = new byte[BeaconPayload.LOCAL_ENTROPY_LENGTH];
    random.nextBytes(local);
    BeaconPayload payload = BeaconPayload.derive(entropy.value(), signer.deviceId(), local);
    Beacon beacon =
        new Beacon(
            header(signer, sent),
            entropy.number(),
            HexFormat.of().formatHex(local),
            payload,
            new Transmission(
                Region.EU868, Region.EU868.channelOf(payload), Region.EU868.spreading()),
            Region.EU868.conductedPower(GAIN));
    add(signer, beacon, sent + 120);
    for (int i = 1; i <= witnesses; i++) {
      int beside = beaconer + (i % 2 == 0 ? i / 2 : -(i + 1) / 2);
      DeviceSigner witness = hotspots.get(Math.floorMod(beside, hotspots.size()));
      add(witness, witness(witness, beacon, sent + 40), sent + 200 + random.nextInt(500));
    }
  }

  private Witness witness(DeviceSigner signer, Beacon beacon, long heard) {
    int rssi = -1_120 + random.nextInt(40);
    return new Witness(
        header(signer, heard),
        beacon.payload(),
        beacon.transmission().frequency(),
        beacon.transmission().spreading(),
        new Dbm(rssi),
        new Decibels(rssi - NOISE_TENTHS),
        heard * 1_000,
        RadioDetail.NONE);
  }

  private Header header(DeviceSigner signer, long timeMs) {
    sequence++;
    return new Header(signer.deviceId(), sequence, timeMs, false);
  }

  private void add(DeviceSigner signer, Report report, long receivedMs) {
    reports.add(
        SealedReport.of(GivenEpoch.NETWORK, receivedMs, signer.sign(GivenEpoch.NETWORK, report)));
  }

  private EpochInputs inputs() {
    SortedMap<Long, Entropy> entropies = new TreeMap<>();
    entropies.put(entropy.number(), entropy);
    return new EpochInputs(
        new EpochFrame(
            GivenEpoch.NETWORK,
            DAY,
            GivenEpoch.REWARD_TOKEN,
            new Payees(new TreeSet<>(List.of(GivenEpoch.owner(50))), GivenEpoch.owner(51))),
        reports,
        devices,
        entropies,
        Hashes.sha256(new byte[] {7}),
        List.of(),
        CumulativeEarnings.none(),
        Carried.NONE,
        ParameterSet.TRIGPOINT);
  }
}
