package io.trigpoint.node.cli;

import io.trigpoint.coverage.evidence.EvidenceWindow;
import io.trigpoint.coverage.evidence.ForwarderStat;
import io.trigpoint.coverage.evidence.ForwarderStat.Position;
import io.trigpoint.coverage.evidence.Reception;
import io.trigpoint.coverage.evidence.StationReading;
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
import io.trigpoint.report.KeyType;
import io.trigpoint.report.Observation;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SpreadingFactor;
import io.trigpoint.report.WeatherVariable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the elements of a window. Devices and packets have any names; equal names are the same. */
final class EvidenceReading {
  private static final int MOST = 10_000_000;
  private static final long MOST_MICROS = 0xFFFF_FFFFL;
  private final SortedMap<DeviceId, String> names = new TreeMap<>();
  private final SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
  private final List<Reception> receptions = new ArrayList<>();
  private final List<ForwarderStat> stats = new ArrayList<>();
  private final List<StationReading> readings = new ArrayList<>();
  private long endMs;

  private EvidenceReading() {}

  static EvidenceReading of(EvalFields in) {
    EvidenceReading reading = new EvidenceReading();
    List<EvalFields> elements = in.objects("window");
    for (EvalFields element : elements) {
      if (kind(element).equals("hotspot")) {
        var _ = reading.hotspot(element, "");
      }
    }
    for (EvalFields element : elements) {
      switch (kind(element)) {
        case "hotspot" -> {}
        case "reception" -> reading.reception(element);
        case "stat" -> reading.stat(element);
        case "series" -> reading.series(element);
        default -> throw element.bad("type", "must be reception, hotspot, stat or series");
      }
    }
    if (in.has("end_ms")) {
      reading.endMs = in.millis("end_ms");
    }
    return reading;
  }

  EvidenceWindow window() {
    return new EvidenceWindow(endMs, Hash32.ZERO, receptions, devices, stats, readings);
  }

  String name(DeviceId device) {
    return names.getOrDefault(device, device.hex());
  }

  private static String kind(EvalFields element) {
    return element.has("type") ? element.text("type") : "reception";
  }

  private DeviceId id(EvalFields in, String field) {
    String name = in.text(field);
    DeviceId id = new DeviceId(hash("device", name));
    names.put(id, name);
    return id;
  }

  /** A device with its place, from the fields of that prefix. Places of one device must agree. */
  private DeviceId hotspot(EvalFields in, String prefix) {
    DeviceId id = id(in, prefix.isEmpty() ? "id" : prefix);
    String before = prefix.isEmpty() ? "" : prefix + "_";
    if (in.has(before + "cell")) {
      RegisteredDevice known = devices.putIfAbsent(id, device(in, before, id));
      if (known != null && !agrees(known.location().orElseThrow(), in, before)) {
        throw in.bad(before + "cell", "contradicts an earlier place of " + name(id));
      }
    }
    return id;
  }

  /** What is not given again contradicts nothing. */
  private static boolean agrees(AssertedLocation known, EvalFields in, String before) {
    String gain = before + "gain_ddb";
    String height = before + "elevation_dm";
    return known.cell().equals(in.cell(before + "cell"))
        && (!in.has(gain) || in.tenths(gain) == known.gain().tenths())
        && (!in.has(height) || in.number(height, -MOST, MOST) == known.elevationDecimetres());
  }

  private static RegisteredDevice device(EvalFields in, String before, DeviceId id) {
    Cell cell = in.cell(before + "cell");
    int gain = in.has(before + "gain_ddb") ? in.tenths(before + "gain_ddb") : 0;
    int height =
        in.has(before + "elevation_dm") ? (int) in.number(before + "elevation_dm", -MOST, MOST) : 0;
    String owner = in.has(before + "owner") ? in.text(before + "owner") : id.hex();
    return new RegisteredDevice(
        new DeviceKey(KeyType.ED25519, id.value().toBytes()),
        DeviceKind.HOTSPOT,
        new EvmAddress(hash("owner", owner).hex().substring(0, 42)),
        cell,
        Hash32.ZERO,
        Optional.of(new AssertedLocation(cell, new Decibels(gain), height)));
  }

  private void reception(EvalFields in) {
    DeviceId beaconer = hotspot(in, "beaconer");
    DeviceId witness = hotspot(in, "witness");
    long sentMs = in.millis("sent_ms");
    long heardMs = in.millis("heard_ms");
    endMs = StrictMath.max(endMs, heardMs);
    receptions.add(
        new Reception(
            new ReportId(hash("report", in.has("id") ? in.text("id") : in.line().encode())),
            beaconer,
            witness,
            payload(in),
            sentMs,
            heardMs,
            in.has("region") ? in.region("region") : Region.EU868,
            in.hertz("freq_hz"),
            spreading(in),
            dbm(in, "tx_power"),
            dbm(in, "rssi"),
            new Decibels(dbm(in, "snr").tenths()),
            in.has("tmst") ? in.number("tmst", 0, MOST_MICROS) : 0,
            detail(in)));
  }

  private static BeaconPayload payload(EvalFields in) {
    String packet = in.has("payload_hex") ? in.hex("payload_hex") : in.text("packet");
    byte[] first = hash("packet", packet).toBytes();
    byte[] both = Arrays.copyOf(first, BeaconPayload.LENGTH);
    return BeaconPayload.of(both);
  }

  private static SpreadingFactor spreading(EvalFields in) {
    if (in.has("sf")) {
      return new SpreadingFactor((int) in.number("sf", 7, 12));
    }
    String datarate = in.has("datarate") ? in.text("datarate") : "SF12BW125";
    if (!datarate.matches("SF([7-9]|1[0-2])(BW125)?")) {
      throw in.bad("datarate", "must be SF7 to SF12");
    }
    return new SpreadingFactor(Integer.parseInt(datarate.replaceAll("SF|BW125", "")));
  }

  /** In dBm or dB, or in tenths of it under the name with a "d" before the unit. */
  private static Dbm dbm(EvalFields in, String name) {
    String unit = name.equals("snr") ? "db" : "dbm";
    return in.has(name + "_d" + unit)
        ? new Dbm(in.tenths(name + "_d" + unit))
        : Dbm.of(in.power(name + "_" + unit));
  }

  private static RadioDetail detail(EvalFields in) {
    return new RadioDetail(
        in.has("rssis_dbm") || in.has("rssis_ddbm")
            ? Optional.of(dbm(in, "rssis"))
            : Optional.empty(),
        in.has("foff_hz")
            ? OptionalInt.of((int) in.number("foff_hz", -MOST, MOST))
            : OptionalInt.empty());
  }

  private void stat(EvalFields in) {
    long atMs = in.millis("at_ms");
    endMs = StrictMath.max(endMs, atMs);
    stats.add(
        new ForwarderStat(
            hotspot(in, ""),
            atMs,
            in.has("lat") ? Optional.of(position(in)) : Optional.empty(),
            in.has("gps_time") && in.truth("gps_time"),
            in.has("rxnb") ? in.number("rxnb", 0, MOST) : 0,
            in.has("rxok") ? in.number("rxok", 0, MOST) : 0,
            in.has("temp_c") ? OptionalDouble.of(in.power("temp_c")) : OptionalDouble.empty()));
  }

  private static Position position(EvalFields in) {
    double latitude = in.power("lat");
    double longitude = in.power("lon");
    if (StrictMath.abs(latitude) > 90 || StrictMath.abs(longitude) > 180) {
      throw in.bad("lat", "and lon must be a place on earth");
    }
    return new Position(latitude, longitude, in.has("alt_m") ? in.real("alt_m") : 0);
  }

  private void series(EvalFields in) {
    DeviceId station = id(in, "id");
    long startMs = in.millis("start_ms");
    long stepMs = in.number("step_ms", 1, MOST);
    List<String> values = in.texts("temperature_c");
    for (int i = 0; i < values.size(); i++) {
      int milli = milli(in, values.get(i));
      long atMs = startMs + i * stepMs;
      endMs = StrictMath.max(endMs, atMs);
      readings.add(
          new StationReading(
              station, atMs, Observation.of(Map.of(WeatherVariable.TEMPERATURE, milli))));
    }
  }

  private static int milli(EvalFields in, String celsius) {
    try {
      double value = new BigDecimal(celsius).doubleValue();
      if (StrictMath.abs(value) <= 1_000) {
        return (int) StrictMath.rint(value * 1_000);
      }
    } catch (NumberFormatException notANumber) {
      throw new EvalFailure("eval.bad-value", "temperature_c holds no number: " + notANumber);
    }
    throw in.bad("temperature_c", "must be -1000 to 1000");
  }

  private static Hash32 hash(String what, String name) {
    return Hashes.sha256((what + ":" + name).getBytes(StandardCharsets.UTF_8));
  }
}
