package io.trigpoint.node.epochs;

import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.node.store.TestRows;
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
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.Observation;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.rewards.epoch.EpochPeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Registered stations around Ghent that report mild weather, each for an owner of its own. */
public final class GivenStations {
  private static final int READINGS = 6;

  private final NetworkId network;
  private final TestRows rows;
  private final Random random = new Random(7);
  private final List<DeviceSigner> stations = new ArrayList<>();
  private long sequence;

  public GivenStations(NetworkId network, TestRows rows, int count) {
    this.network = network;
    this.rows = rows;
    for (int i = 0; i < count; i++) {
      stations.add(register(i));
    }
  }

  public DeviceId id(int station) {
    return stations.get(station).deviceId();
  }

  /** Six readings of each station, stored as intake would. */
  public void report(EpochPeriod period) {
    for (int i = 0; i < READINGS; i++) {
      for (DeviceSigner station : stations) {
        report(station, period.startMs() + 3_000 + 9_000L * i);
      }
    }
  }

  private void report(DeviceSigner station, long observedMs) {
    WeatherReading reading = reading(station, observedMs);
    rows.report(network, station.sign(network, reading), reading, observedMs + 150);
  }

  /** The next reading of one station after the other, as intake hands it to the journal. */
  synchronized VerifiedReport verified(long observedMs) {
    DeviceSigner station = stations.get((int) (sequence % stations.size()));
    WeatherReading reading = reading(station, observedMs);
    SignedReport signed = station.sign(network, reading);
    return new VerifiedReport(signed.id(network), reading, signed, observedMs + 150);
  }

  private WeatherReading reading(DeviceSigner station, long observedMs) {
    sequence++;
    return new WeatherReading(
        new Header(station.deviceId(), sequence, observedMs, false),
        observedMs,
        Observation.of(
            Map.of(
                WeatherVariable.TEMPERATURE, 12_000 + random.nextInt(300),
                WeatherVariable.HUMIDITY, 8_000 + random.nextInt(200))),
        "json",
        new TreeMap<>());
  }

  private DeviceSigner register(int n) {
    DeviceSigner signer = DeviceSigner.generate(KeyType.ED25519, random);
    AssertedLocation location =
        new AssertedLocation(
            Cell.ofLatLng(51.02 + 0.01 * n, 3.72 + 0.01 * n, 12), Decibels.of(0), 20);
    rows.device(
        new RegisteredDevice(
            signer.key(),
            DeviceKind.STATION,
            new EvmAddress("0x" + String.valueOf(n + 1).repeat(40)),
            location.cell().parent(5),
            LocationAssertion.commitment(location, Hash32.ZERO),
            Optional.of(location)));
    return signer;
  }
}
