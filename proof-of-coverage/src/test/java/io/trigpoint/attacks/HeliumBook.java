package io.trigpoint.attacks;

import io.trigpoint.coverage.CoveragePoints;
import io.trigpoint.coverage.HeliumParameters;
import io.trigpoint.coverage.helium.HeliumBeacon;
import io.trigpoint.coverage.helium.HeliumDenylist;
import io.trigpoint.coverage.helium.HeliumEntropy;
import io.trigpoint.coverage.helium.HeliumFrame;
import io.trigpoint.coverage.helium.HeliumHistory;
import io.trigpoint.coverage.helium.HeliumHotspot;
import io.trigpoint.coverage.helium.HeliumInputs;
import io.trigpoint.coverage.helium.HeliumOutcome;
import io.trigpoint.coverage.helium.HeliumRound;
import io.trigpoint.coverage.helium.HeliumScales;
import io.trigpoint.coverage.helium.HeliumSeed;
import io.trigpoint.coverage.helium.HeliumVerdict;
import io.trigpoint.coverage.helium.HeliumWitness;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The same reports before the reference's rules: payloads are derived its way, from four bytes and
 * no key, so a stolen beacon carries over as it is.
 */
final class HeliumBook {
  private static final int LOCAL_DIGITS = 8;
  private static final long TO_POINTS = 100;
  private final SortedMap<String, HeliumHotspot> hotspots = new TreeMap<>();
  private final SortedMap<String, HeliumHistory> history = new TreeMap<>();
  private final SortedMap<String, DeviceId> ids = new TreeMap<>();

  HeliumBook(SortedMap<DeviceId, RegisteredDevice> devices, Map<DeviceId, Region> regions) {
    devices.forEach((id, device) -> {
      AssertedLocation at = device.location().orElseThrow();
      Region region = regions.getOrDefault(id, Region.EU868);
      hotspots.put(id.hex(), HeliumHotspot.at(at.cell(), at.gain(), region));
      ids.put(id.hex(), id);
    });
  }

  private HeliumBook(HeliumBook other) {
    hotspots.putAll(other.hotspots);
    history.putAll(other.history);
    ids.putAll(other.ids);
  }

  HeliumBook copy() {
    return new HeliumBook(this);
  }

  /** Judges a day and remembers what reciprocity needs of it. */
  SortedMap<DeviceId, CoveragePoints> pay(Day day) {
    Map<BeaconPayload, List<ReceivedReport<Witness>>> heard = new TreeMap<>();
    for (ReceivedReport<Witness> witness : day.witnesses()) {
      heard.computeIfAbsent(witness.report().payload(), p -> new ArrayList<>()).add(witness);
    }
    SortedMap<Cell, HexScale> scales =
        HeliumScales.of(
            hotspots, history, Calendar.dayStart(day.number()), HeliumParameters.HELIUM);
    List<ReceivedReport<Beacon>> beacons = new ArrayList<>(day.beacons());
    beacons.sort(Comparator.comparingLong(ReceivedReport::receivedMs));
    SortedMap<DeviceId, CoveragePoints> points = new TreeMap<>();
    for (ReceivedReport<Beacon> beacon : beacons) {
      HeliumInputs inputs =
          inputs(
              beacon,
              heard.getOrDefault(beacon.report().payload(), List.of()),
              day.entropies(),
              scales);
      HeliumOutcome outcome = HeliumRound.verify(inputs);
      history.putAll(outcome.changes());
      award(points, inputs, outcome);
    }
    return points;
  }

  private HeliumInputs inputs(
      ReceivedReport<Beacon> beacon,
      List<ReceivedReport<Witness>> heard,
      SortedMap<Long, Entropy> entropies,
      SortedMap<Cell, HexScale> scales) {
    Entropy entropy = entropies.getOrDefault(beacon.report().entropyNumber(), Calendar.entropy(0));
    String remote = entropy.value().hex().substring(2);
    long seconds = entropy.startMs() / 1_000;
    HeliumSeed seed =
        new HeliumSeed(
            remote, seconds, beacon.report().localEntropy().substring(0, LOCAL_DIGITS), 0);
    BeaconPayload payload = seed.payload();
    Region region = beacon.report().transmission().region();
    Hertz channel = region.channelOf(payload);
    HeliumFrame frame =
        new HeliumFrame(
            payload.hex(), channel, region.spreading() + "BW125", beacon.report().power().value());
    List<HeliumWitness> witnesses =
        heard.stream().map(report -> witness(report, payload, channel)).toList();
    return new HeliumInputs(
        new HeliumBeacon(beacon.report().header().device().hex(), beacon.receivedMs(), seed, frame),
        witnesses,
        new HeliumEntropy(remote, seconds, entropy.startMs()),
        hotspots,
        history,
        HeliumDenylist.NONE,
        scales,
        HeliumParameters.HELIUM);
  }

  private static HeliumWitness witness(
      ReceivedReport<Witness> report, BeaconPayload payload, Hertz channel) {
    return new HeliumWitness(
        report.report().header().device().hex(),
        report.receivedMs(),
        payload.hex(),
        report.report().rssi(),
        channel);
  }

  private void award(
      SortedMap<DeviceId, CoveragePoints> points, HeliumInputs inputs, HeliumOutcome outcome) {
    add(points, inputs.beacon().beaconer(), new CoveragePoints(worth(outcome.beacon()), 0));
    for (int i = 0; i < outcome.witnesses().size(); i++) {
      add(
          points,
          inputs.witnesses().get(i).witness(),
          new CoveragePoints(0, worth(outcome.witnesses().get(i))));
    }
  }

  private void add(SortedMap<DeviceId, CoveragePoints> points, String key, CoveragePoints earned) {
    DeviceId id = ids.get(key);
    if (id != null) {
      points.merge(id, earned, CoveragePoints::plus);
    }
  }

  private static long worth(HeliumVerdict verdict) {
    return (long) verdict.unit() * verdict.scale() / TO_POINTS;
  }
}
