package io.trigpoint.weather;

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
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stations and the readings they filed in one epoch of a minute. */
final class Stations {
  static final long START = 1_790_000_040_000L;
  static final long END = START + 60_000;

  final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  final List<ReceivedReport<WeatherReading>> readings = new ArrayList<>();
  WeatherParameters parameters = WeatherParameters.TRIGPOINT_LOCAL;
  private int registered;
  private long sequence;

  /** A station of its own owner. */
  DeviceId at(double latitude, double longitude) {
    return at(latitude, longitude, registered + 1);
  }

  DeviceId at(double latitude, double longitude, int owner) {
    byte[] secret = ByteBuffer.allocate(32).putInt(28, ++registered).array();
    Cell cell = Cell.ofLatLng(latitude, longitude, 12);
    RegisteredDevice device =
        new RegisteredDevice(
            DeviceSigner.ofPrivateKey(KeyType.ED25519, secret).key(),
            DeviceKind.STATION,
            new EvmAddress("0x%040x".formatted(owner)),
            cell.parent(5),
            Hash32.ZERO,
            Optional.of(new AssertedLocation(cell, new Decibels(0), 20)));
    devices.put(device.id(), device);
    return device.id();
  }

  void forgetLocation(DeviceId station) {
    devices.computeIfPresent(
        station,
        (id, device) ->
            new RegisteredDevice(
                device.key(),
                device.kind(),
                device.owner(),
                device.coarseCell(),
                device.locationCommitment(),
                Optional.empty()));
  }

  void send(DeviceId station, long observedMs, Map<WeatherVariable, Integer> values) {
    WeatherReading reading =
        new WeatherReading(
            new Header(station, ++sequence, observedMs + 100, false),
            observedMs,
            Observation.of(values),
            "json",
            new TreeMap<>());
    SignedReport signed =
        new SignedReport(reading.kind(), ReportCodec.encode(reading), new byte[64]);
    readings.add(
        new ReceivedReport<>(
            signed.id(new NetworkId(31337)), StrictMath.min(observedMs, END) + 200, reading));
  }

  ReportId file(DeviceId station, long observedMs, Map<WeatherVariable, Integer> values) {
    send(station, observedMs, values);
    return readings.getLast().id();
  }

  WeatherInputs inputs() {
    return new WeatherInputs(readings, devices, START, END, parameters);
  }
}
