package io.trigpoint.node.epochs;

import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.Header;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.Observation;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.Payees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Epochs of a whole day, each from what the one before left, with four stations of one town. On the
 * first day the last of them is ten kelvins too warm for 22 hours.
 */
public final class GivenWeatherDays {
  /** The number of the first epoch. */
  public static final int FIRST = 7;

  private static final long DAY = 86_400_000;
  private static final long GENESIS = 20_000 * DAY;
  private static final long EVERY = 900_000;
  private static final int STATIONS = 4;

  private final Random random;
  private final List<DeviceSigner> stations = new ArrayList<>();
  private final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();

  /** An epoch and what it came to. */
  public record Day(EpochInputs inputs, EpochOutcome outcome) {}

  private GivenWeatherDays(long seed) {
    random = new Random(seed);
    for (int i = 0; i < STATIONS; i++) {
      stations.add(register(i));
    }
  }

  /** So many epochs; the same seed gives the same bytes. */
  public static List<Day> days(long seed, int count) {
    GivenWeatherDays given = new GivenWeatherDays(seed);
    List<Day> days = new ArrayList<>();
    CumulativeEarnings earned = CumulativeEarnings.none();
    Carried evidence = Carried.NONE;
    for (int day = 0; day < count; day++) {
      EpochInputs inputs = given.inputs(day, earned, evidence);
      EpochOutcome outcome = EpochComputation.compute(inputs, SignatureChecks.fastest());
      days.add(new Day(inputs, outcome));
      earned = outcome.after();
      evidence = outcome.evidence();
    }
    return days;
  }

  /** The inputs of the second epoch, which begins with a station that keeps failing. */
  static EpochInputs second(long seed) {
    return days(seed, 2).getLast().inputs();
  }

  /** The station that was too warm. */
  public static DeviceId warm(EpochInputs inputs) {
    return inputs.evidence().stations().stations().entrySet().stream()
        .filter(station -> !station.getValue().failing().isEmpty())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private EpochInputs inputs(int day, CumulativeEarnings earned, Carried evidence) {
    EpochPeriod period =
        new EpochPeriod(FIRST + day, GENESIS + day * DAY, GENESIS + (day + 1) * DAY);
    return new EpochInputs(
        new EpochFrame(
            GivenEpoch.NETWORK,
            period,
            GivenEpoch.REWARD_TOKEN,
            new Payees(new TreeSet<>(List.of(GivenEpoch.owner(50))), GivenEpoch.owner(51))),
        reports(day, period),
        devices,
        new TreeMap<>(),
        Hashes.sha256(new byte[] {(byte) day}),
        List.of(),
        earned,
        evidence,
        ParameterSet.TRIGPOINT);
  }

  private List<SealedReport> reports(int day, EpochPeriod period) {
    List<SealedReport> reports = new ArrayList<>();
    long sequence = day * (DAY / EVERY);
    for (long at = 60_000; at < DAY; at += EVERY) {
      sequence++;
      for (DeviceSigner station : stations) {
        boolean warm = day == 0 && station == stations.getLast() && at > DAY / 12;
        long observed = period.startMs() + at;
        WeatherReading reading =
            new WeatherReading(
                new Header(station.deviceId(), sequence, observed, false),
                observed,
                weather(at, warm ? 10_000 : 0),
                "json",
                new TreeMap<>());
        reports.add(
            SealedReport.of(
                GivenEpoch.NETWORK, observed + 150, station.sign(GivenEpoch.NETWORK, reading)));
      }
    }
    return reports;
  }

  private Observation weather(long at, int excess) {
    double turn = StrictMath.cos(2 * StrictMath.PI * at / DAY);
    return Observation.of(
        Map.of(
            WeatherVariable.TEMPERATURE,
            12_000 - (int) (5_000 * turn) + random.nextInt(-250, 250) + excess,
            WeatherVariable.HUMIDITY,
            7_000 + (int) (1_500 * turn) + random.nextInt(-150, 150)));
  }

  private DeviceSigner register(int number) {
    DeviceSigner signer = DeviceSigner.generate(KeyType.ED25519, random);
    AssertedLocation location =
        new AssertedLocation(
            Cell.ofLatLng(51.02 + 0.02 * number, 3.72 + 0.01 * number, 12), Decibels.of(0), 20);
    RegisteredDevice device =
        new RegisteredDevice(
            signer.key(),
            DeviceKind.STATION,
            GivenEpoch.owner(2 + number),
            location.cell().parent(5),
            LocationAssertion.commitment(location, Hash32.ZERO),
            Optional.of(location),
            1);
    devices.put(device.id(), device);
    return signer;
  }
}
