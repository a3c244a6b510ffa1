package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.Distance;
import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.EpochFrame;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.ParameterSet;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.Header;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.Transmission;
import io.trigpoint.report.Witness;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.Payees;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A day of villages of eleven hotspots each, all of which hear each other: four beacons for each
 * device, ten witnesses for each beacon. Signatures are not made, since they are not checked.
 */
final class GivenCrowd {
  static final int VILLAGE = 11;
  static final int BEACONS = 4;
  private static final long DAY = 86_400_000L;
  private static final EpochPeriod PERIOD = new EpochPeriod(1, 20_000 * DAY, 20_001 * DAY);
  private static final double NOISE_DBM = -117;
  private static final Decibels GAIN = Decibels.of(2);

  /** Signatures are taken as checked, and keys as good. */
  static final Verification CHECKED =
      new Verification(
          new SignatureCheck() {
            @Override
            public boolean accepts(DeviceKey key, byte[] message, byte[] signature) {
              return true;
            }

            @Override
            public String name() {
              return "checked before";
            }
          },
          key -> true);

  private final List<DeviceId> ids = new ArrayList<>();
  private final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  private final SortedMap<Long, Entropy> entropies = new TreeMap<>();

  GivenCrowd(int villages) {
    for (long i = 0; i < BEACONS; i++) {
      long start = PERIOD.startMs() + i * DAY / BEACONS;
      entropies.put(i, new Entropy(i, hash("entropy", i), start, start + DAY / BEACONS));
    }
    int columns = Math.max(1, (int) StrictMath.sqrt(2.0 * villages));
    for (int i = 0; i < villages * VILLAGE; i++) {
      int village = i / VILLAGE;
      int row = village / columns;
      int north = i % VILLAGE % 4;
      int east = i % VILLAGE / 4;
      register(
          i,
          -50 + 200.0 * row / columns + 0.012 * north,
          -170 + 340.0 * (village % columns) / columns + 0.018 * east);
    }
  }

  EpochHead head() {
    return head(ParameterSet.TRIGPOINT);
  }

  EpochHead head(ParameterSet parameters) {
    return new EpochHead(
        new EpochFrame(
            GivenEpoch.NETWORK,
            PERIOD,
            GivenEpoch.REWARD_TOKEN,
            new Payees(new TreeSet<>(List.of(owner(1))), owner(2))),
        devices,
        entropies,
        hash("selection", 0),
        List.of(),
        CumulativeEarnings.none(),
        Carried.NONE,
        parameters);
  }

  int villages() {
    return ids.size() / VILLAGE;
  }

  /** All reports of all villages. */
  long size() {
    return (long) villages() * VILLAGE * BEACONS * VILLAGE;
  }

  /** All reports of a village, in no order. */
  List<SealedReport> reports(int village) {
    List<SealedReport> reports = new ArrayList<>();
    for (int beacon = 0; beacon < BEACONS; beacon++) {
      for (int member = 0; member < VILLAGE; member++) {
        long sent =
            PERIOD.startMs() + beacon * DAY / BEACONS + 60_000L * (1 + member) + village % 1_000;
        Beacon aired = beacon(village * VILLAGE + member, beacon, sent);
        reports.add(sealed(aired, sent + 150));
        for (int other = 0; other < VILLAGE; other++) {
          if (other != member) {
            reports.add(
                sealed(
                    witness(village * VILLAGE + other, beacon * VILLAGE + member, aired, sent + 40),
                    sent + 300 + 20L * other));
          }
        }
      }
    }
    return reports;
  }

  private void register(int number, double latitude, double longitude) {
    DeviceKey key = new DeviceKey(KeyType.ED25519, hash("key", number).toBytes());
    AssertedLocation location =
        new AssertedLocation(Cell.ofLatLng(latitude, longitude, 12), GAIN, 100);
    DeviceId id = key.deviceId();
    ids.add(id);
    devices.put(
        id,
        new RegisteredDevice(
            key,
            DeviceKind.HOTSPOT,
            owner(1_000L + number),
            location.cell().parent(5),
            Hash32.ZERO,
            Optional.of(location)));
  }

  private Beacon beacon(int device, int number, long sent) {
    byte[] local = ByteBuffer.allocate(BeaconPayload.LOCAL_ENTROPY_LENGTH).putInt(number).array();
    BeaconPayload payload = BeaconPayload.derive(hash("entropy", number), ids.get(device), local);
    return new Beacon(
        new Header(ids.get(device), 1L + number, sent, false),
        number,
        HexFormat.of().formatHex(local),
        payload,
        new Transmission(Region.EU868, Region.EU868.channelOf(payload), Region.EU868.spreading()),
        Region.EU868.conductedPower(GAIN));
  }

  private Witness witness(int device, int heard, Beacon beacon, long at) {
    double signal = signal(device, beacon.header().device(), heard);
    double linear = StrictMath.pow(10, signal / 10) + StrictMath.pow(10, NOISE_DBM / 10);
    double ratio = StrictMath.rint(4 * StrictMath.min(12, signal - NOISE_DBM)) / 4;
    return new Witness(
        new Header(ids.get(device), 100L + heard, at, false),
        beacon.payload(),
        beacon.transmission().frequency(),
        beacon.transmission().spreading(),
        Dbm.of(StrictMath.rint(10 * StrictMath.log10(linear))),
        Decibels.of(ratio),
        counter(ids.get(device), at),
        RadioDetail.NONE);
  }

  /** Free space, clutter, a shadow for each link and some fading for each packet, in dBm. */
  private double signal(int device, DeviceId sender, int heard) {
    Cell from = cell(sender);
    double metres = StrictMath.max(100, Distance.metres(from, cell(ids.get(device))));
    Random link = new Random(sender.value().prefix() ^ ids.get(device).value().prefix());
    double shadow = 12 * StrictMath.log10(metres / 100) + 5 * link.nextGaussian();
    double fading = 1.5 * new Random(31L * device + heard).nextGaussian();
    return 16
        - LinkBudget.freeSpaceLoss(new Hertz(868_100_000), metres)
        - StrictMath.max(0, shadow + fading);
  }

  /** Each concentrator counts from its own start, at its own pace. */
  private static long counter(DeviceId device, long atMs) {
    long start = device.value().prefix() >>> 16;
    long ppb = Long.remainderUnsigned(device.value().prefix(), 40_001) - 20_000;
    long micros = (atMs - PERIOD.startMs()) * 1_000;
    return start + micros + micros / 1_000_000 * ppb / 1_000 & 0xFFFFFFFFL;
  }

  private Cell cell(DeviceId device) {
    return Optional.ofNullable(devices.get(device))
        .flatMap(RegisteredDevice::location)
        .orElseThrow()
        .cell();
  }

  private static SealedReport sealed(Report report, long receivedMs) {
    byte[] body = ReportCodec.encode(report);
    byte[] half = Hashes.sha256(body).toBytes();
    byte[] signature = ByteBuffer.allocate(64).put(half).put(Hashes.sha256(half).toBytes()).array();
    return SealedReport.of(
        GivenEpoch.NETWORK, receivedMs, new SignedReport(report.kind(), body, signature));
  }

  private static EvmAddress owner(long number) {
    return new EvmAddress(String.format(Locale.ROOT, "0x%040x", number));
  }

  private static Hash32 hash(String what, long number) {
    return Hashes.sha256(
        what.getBytes(StandardCharsets.US_ASCII),
        ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}
