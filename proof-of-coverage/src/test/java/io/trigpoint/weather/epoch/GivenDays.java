package io.trigpoint.weather.epoch;

import static io.trigpoint.report.WeatherVariable.HUMIDITY;
import static io.trigpoint.report.WeatherVariable.RAIN;
import static io.trigpoint.report.WeatherVariable.STATION_PRESSURE;
import static io.trigpoint.report.WeatherVariable.TEMPERATURE;
import static io.trigpoint.report.WeatherVariable.WIND_SPEED;

import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Header;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.Observation;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.weather.WeatherInputs;
import io.trigpoint.weather.WeatherParameters;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Stations in one town with a reading every ten minutes, of the same weather with own noise. */
final class GivenDays {
  static final long DAY = WeatherEpoch.DAY_MS;

  /** Not at midnight. */
  static final long GENESIS = 20_000 * DAY + 6 * 3_600_000;

  private static final long EVERY = 600_000;

  final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  private final long startMs;
  private final List<ReceivedReport<WeatherReading>> readings = new ArrayList<>();
  private long sequence;

  GivenDays(int day) {
    startMs = GENESIS + day * DAY;
  }

  /** A day of five honest stations. */
  static GivenDays town(int day) {
    GivenDays town = new GivenDays(day);
    for (int i = 0; i < 5; i++) {
      var _ = town.day(town.station(i), 0, (hour, values) -> {});
    }
    return town;
  }

  DeviceId station(int number) {
    byte[] secret = ByteBuffer.allocate(32).putInt(28, number + 1).array();
    Cell cell = Cell.ofLatLng(51.00 + 0.02 * number, 3.7 + 0.01 * number, 12);
    RegisteredDevice device =
        new RegisteredDevice(
            DeviceSigner.ofPrivateKey(KeyType.ED25519, secret).key(),
            DeviceKind.STATION,
            new EvmAddress("0x%040x".formatted(number + 1)),
            cell.parent(5),
            Hash32.ZERO,
            Optional.of(new AssertedLocation(cell, new Decibels(0), 20)));
    devices.put(device.id(), device);
    return device.id();
  }

  /**
   * All readings of a day of this epoch.
   *
   * @param change of what is sent, by the hour
   */
  GivenDays day(
      DeviceId station, int day, BiConsumer<Integer, Map<WeatherVariable, Integer>> change) {
    Random random = new Random(station.hashCode() * 31L + startMs / DAY + day);
    int offset = random.nextInt(-300, 300);
    for (long at = 30_000; at < DAY; at += EVERY) {
      long observed = startMs + day * DAY + at;
      Map<WeatherVariable, Integer> values = values(random, offset, observed);
      change.accept((int) (at / 3_600_000), values);
      if (!values.isEmpty()) {
        send(station, observed, observed + 200, values);
      }
    }
    return this;
  }

  void send(
      DeviceId station, long observedMs, long receivedMs, Map<WeatherVariable, Integer> values) {
    WeatherReading reading =
        new WeatherReading(
            new Header(station, ++sequence, observedMs, false),
            observedMs,
            Observation.of(values),
            "json",
            new TreeMap<>());
    SignedReport signed =
        new SignedReport(reading.kind(), ReportCodec.encode(reading), new byte[64]);
    readings.add(new ReceivedReport<>(signed.id(new NetworkId(31_337)), receivedMs, reading));
  }

  static Map<WeatherVariable, Integer> values(Random random, int offset, long observed) {
    double turn = 2 * StrictMath.PI * (observed % DAY) / DAY;
    Map<WeatherVariable, Integer> values = new EnumMap<>(WeatherVariable.class);
    values.put(
        TEMPERATURE,
        12_000 - (int) (5_000 * StrictMath.cos(turn)) + offset + random.nextInt(-250, 250));
    values.put(HUMIDITY, 7_000 + (int) (1_500 * StrictMath.cos(turn)) + random.nextInt(-150, 150));
    values.put(
        STATION_PRESSURE,
        101_300 + (int) (300 * StrictMath.sin(turn)) + offset / 10 + random.nextInt(-15, 15));
    values.put(WIND_SPEED, 2_000 + random.nextInt(1_500));
    values.put(RAIN, 0);
    return values;
  }

  WeatherInputs inputs() {
    return inputs(DAY);
  }

  WeatherInputs inputs(long lengthMs) {
    return new WeatherInputs(
        readings, devices, startMs, startMs + lengthMs, WeatherParameters.TRIGPOINT);
  }

  List<ReceivedReport<WeatherReading>> readings() {
    return readings;
  }

  long startMs() {
    return startMs;
  }
}
