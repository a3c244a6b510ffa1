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
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.Observation;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Report;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.Transmission;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.report.Witness;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A seeded epoch of one minute around Ghent with honest devices, a few crude faults and two sales.
 */
public final class GivenEpoch {
  public static final NetworkId NETWORK = new NetworkId(31_337);
  public static final TokenId REWARD_TOKEN = TokenId.ofHex("0x" + "11".repeat(20));
  public static final TokenId STABLECOIN = TokenId.ofHex("0x" + "22".repeat(20));
  static final EpochPeriod PERIOD = new EpochPeriod(7, 1_700_000_400_000L, 1_700_000_460_000L);
  private static final Decibels GAIN = Decibels.of(2);
  private static final int HOTSPOTS = 5;
  private static final int STATIONS = 5;

  final List<SealedReport> reports = new ArrayList<>();
  final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  private final List<DeviceSigner> hotspots = new ArrayList<>();
  private final List<DeviceSigner> stations = new ArrayList<>();
  private final Map<DeviceId, Long> sequences = new TreeMap<>();
  private final Random random;
  private final EpochPeriod period;
  private final Carried evidence;
  private final Entropy entropy;
  private final Set<Part> parts;
  private boolean loud;
  private double movedNorth;

  /** What an epoch holds beside its devices. */
  enum Part {
    COVERAGE,
    WEATHER,
    FAULTS,
    SALES
  }

  private GivenEpoch(long seed, int later, Carried evidence) {
    this(seed, later, evidence, EnumSet.allOf(Part.class));
  }

  private GivenEpoch(long seed, int later, Carried evidence, Set<Part> parts) {
    this.parts = parts;
    random = new Random(seed);
    long shift = later * PERIOD.lengthMs();
    period =
        new EpochPeriod(PERIOD.number() + later, PERIOD.startMs() + shift, PERIOD.endMs() + shift);
    this.evidence = evidence;
    entropy = new Entropy(9, hash(), period.startMs() - 20_000, period.endMs() + 60_000);
  }

  /** The whole epoch; the same seed gives the same bytes. */
  public static EpochInputs inputs(long seed) {
    return new GivenEpoch(seed, 0, Carried.NONE).all();
  }

  /** An epoch with these parts only. */
  static EpochInputs of(long seed, Set<Part> parts) {
    return new GivenEpoch(seed, 0, Carried.NONE, parts).all();
  }

  /** One with nothing in it: no device, no report, no sale. */
  static EpochInputs empty(long seed) {
    return new GivenEpoch(seed, 0, Carried.NONE, EnumSet.noneOf(Part.class)).inputs();
  }

  /** The same devices some epochs later, with what the epochs before left. */
  public static EpochInputs later(long seed, int epochs, Carried evidence) {
    return new GivenEpoch(seed, epochs, evidence).all();
  }

  /** An epoch after some in which the second hotspot printed the first louder than free space. */
  static EpochInputs afterLoudEpochs(long seed, int epochs) {
    return later(seed, epochs, loudEpochs(seed, epochs));
  }

  /**
   * One more loud epoch, with the first hotspot some degrees further north than in those before.
   */
  static EpochInputs loudAgain(long seed, int epochs, double movedNorth) {
    GivenEpoch given = new GivenEpoch(seed, epochs, loudEpochs(seed, epochs));
    given.loud = true;
    given.movedNorth = movedNorth;
    return given.all();
  }

  private static Carried loudEpochs(long seed, int epochs) {
    Carried carried = Carried.NONE;
    for (int i = 0; i < epochs; i++) {
      GivenEpoch given = new GivenEpoch(seed, i, carried);
      given.loud = true;
      carried = EpochComputation.compute(given.all(), SignatureChecks.fastest()).evidence();
    }
    return carried;
  }

  private EpochInputs all() {
    register();
    if (parts.contains(Part.COVERAGE)) {
      coverage();
    }
    if (parts.contains(Part.WEATHER)) {
      weather();
    }
    if (parts.contains(Part.FAULTS)) {
      faults();
    }
    return inputs();
  }

  private void register() {
    for (int i = 0; i < HOTSPOTS; i++) {
      double north = i == 0 ? movedNorth : 0;
      hotspots.add(register(DeviceKind.HOTSPOT, i, 51.00 + 0.03 * i + north, 3.70 + 0.02 * i));
    }
    for (int i = 0; i < STATIONS; i++) {
      stations.add(register(DeviceKind.STATION, i + 2, 51.02 + 0.01 * i, 3.72 + 0.01 * i));
    }
  }

  private DeviceSigner register(DeviceKind kind, int owner, double latitude, double longitude) {
    KeyType type = owner % 2 == 0 ? KeyType.ED25519 : KeyType.P256;
    DeviceSigner signer = DeviceSigner.generate(type, random);
    AssertedLocation location =
        new AssertedLocation(Cell.ofLatLng(latitude, longitude, 12), GAIN, 100);
    Hash32 salt = hash();
    RegisteredDevice device =
        new RegisteredDevice(
            signer.key(),
            kind,
            owner(owner),
            location.cell().parent(5),
            LocationAssertion.commitment(location, salt),
            Optional.of(location),
            1 + owner % 3);
    devices.put(device.id(), device);
    add(signer, new LocationAssertion(header(signer, 1_000), location, salt), 1_100);
    return signer;
  }

  private void coverage() {
    for (int i = 0; i < HOTSPOTS; i++) {
      long sent = 5_000 + 9_000L * i;
      Beacon beacon = beacon(hotspots.get(i), sent);
      add(hotspots.get(i), beacon, sent + 120);
      for (DeviceSigner other : hotspots) {
        if (other != hotspots.get(i)) {
          add(other, witness(other, beacon, sent + 40), sent + 200 + random.nextInt(500));
        }
      }
    }
  }

  private Beacon beacon(DeviceSigner signer, long sent) {
    byte[] local = new byte[BeaconPayload.LOCAL_ENTROPY_LENGTH];
    random.nextBytes(local);
    local[0] ^= (byte) (period.number() - PERIOD.number());
    BeaconPayload payload = BeaconPayload.derive(entropy.value(), signer.deviceId(), local);
    return new Beacon(
        header(signer, sent),
        entropy.number(),
        HexFormat.of().formatHex(local),
        payload,
        new Transmission(Region.EU868, Region.EU868.channelOf(payload), Region.EU868.spreading()),
        Region.EU868.conductedPower(GAIN));
  }

  private Witness witness(DeviceSigner signer, Beacon beacon, long heard) {
    int noise = -1_170;
    int drawn = -1_120 + random.nextInt(40);
    boolean shouts =
        loud
            && signer == hotspots.get(1)
            && beacon.header().device().equals(hotspots.getFirst().deviceId());
    int rssi = shouts ? -400 : drawn;
    return new Witness(
        header(signer, heard),
        beacon.payload(),
        beacon.transmission().frequency(),
        beacon.transmission().spreading(),
        new Dbm(rssi),
        new Decibels(shouts ? 90 : rssi - noise),
        heard * 1_000,
        RadioDetail.NONE);
  }

  private void weather() {
    for (DeviceSigner station : stations) {
      for (int i = 0; i < 6; i++) {
        long observed = 4_000 + 9_000L * i + random.nextInt(500);
        int temperature = 12_000 + 50 * i + random.nextInt(300);
        WeatherReading reading =
            new WeatherReading(
                header(station, observed),
                period.startMs() + observed,
                Observation.of(
                    Map.of(
                        WeatherVariable.TEMPERATURE,
                        temperature,
                        WeatherVariable.HUMIDITY,
                        8_000 + random.nextInt(200))),
                "json",
                new TreeMap<>());
        add(station, reading, observed + 150);
      }
    }
  }

  /** A forged signature, a device nobody registered, and a sequence number used twice. */
  private void faults() {
    DeviceSigner first = hotspots.getFirst();
    SignedReport good = first.sign(NETWORK, beacon(first, 50_000));
    byte[] forged = good.signature();
    forged[40] ^= 1;
    add(new SignedReport(good.kind(), good.body(), forged), 50_100);
    DeviceSigner stranger = DeviceSigner.generate(KeyType.ED25519, random);
    add(stranger, beacon(stranger, 51_000), 51_100);
    sequences.merge(first.deviceId(), -2L, Long::sum);
    add(first, witness(first, beacon(stranger, 51_000), 52_000), 52_100);
  }

  EpochInputs inputs() {
    SortedMap<Long, Entropy> entropies = new TreeMap<>();
    entropies.put(entropy.number(), entropy);
    TreeSet<EvmAddress> operators = new TreeSet<>();
    operators.add(owner(50));
    SortedMap<CumulativeEarnings.Account, TokenAmount> before = new TreeMap<>();
    before.put(new CumulativeEarnings.Account(owner(1), REWARD_TOKEN), TokenAmount.of(1_000));
    return new EpochInputs(
        new EpochFrame(NETWORK, period, REWARD_TOKEN, new Payees(operators, owner(51))),
        reports,
        devices,
        entropies,
        hash(),
        parts.contains(Part.SALES) ? List.of(sale(101), sale(9_999)) : List.of(),
        CumulativeEarnings.of(before),
        evidence,
        ParameterSet.TRIGPOINT_LOCAL);
  }

  private Sale sale(long price) {
    SortedMap<Sale.Origin, Long> records = new TreeMap<>();
    records.put(new Sale.Origin(stations.get(0).deviceId(), owner(2)), 3L);
    records.put(new Sale.Origin(stations.get(2).deviceId(), owner(4)), 4L);
    return new Sale(hash(), STABLECOIN, TokenAmount.of(price), records);
  }

  private void add(DeviceSigner signer, Report report, long afterStart) {
    add(signer.sign(NETWORK, report), afterStart);
  }

  private void add(SignedReport signed, long afterStart) {
    reports.add(SealedReport.of(NETWORK, period.startMs() + afterStart, signed));
  }

  private Header header(DeviceSigner signer, long afterStart) {
    long sequence = sequences.merge(signer.deviceId(), 1L, Long::sum);
    return new Header(signer.deviceId(), sequence, period.startMs() + afterStart, false);
  }

  private Hash32 hash() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return Hashes.sha256(bytes);
  }

  static EvmAddress owner(int n) {
    return new EvmAddress("0x" + HexFormat.of().toHexDigits(n).repeat(5));
  }
}
