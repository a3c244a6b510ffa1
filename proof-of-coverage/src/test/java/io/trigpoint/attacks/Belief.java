package io.trigpoint.attacks;

import io.trigpoint.coverage.CoveragePoints;
import io.trigpoint.coverage.Distance;
import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.RewardUnits;
import io.trigpoint.density.HexDensity;
import io.trigpoint.density.HexDensityTable;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a day pays when every report is believed. Only what is no question of belief is left in
 * force: nobody hears himself, a reception counts once, 8 cells to 100 km lie between the two.
 */
final class Belief {
  private static final int PAID = 14;
  private static final long TO_POINTS = 100;
  private static final int MIN_CELLS = 8;
  private static final double MAX_METRES = 100_000;

  /** How a rule book hands out what it believes. */
  enum Payment {
    /** Witnesses by lot, each at its own scale, or at the mean with a more crowded beaconer's. */
    TRIGPOINT(Comparator.comparing(ReceivedReport::id)) {
      @Override
      int scale(int beaconers, int own) {
        return own <= beaconers ? own : (int) StrictMath.sqrt((double) own * beaconers);
      }
    },
    /** Witnesses by arrival, at the beaconer's scale. */
    HELIUM(Comparator.comparingLong(ReceivedReport::receivedMs)) {
      @Override
      int scale(int beaconers, int own) {
        return beaconers;
      }
    };

    private final Comparator<ReceivedReport<Witness>> order;

    Payment(Comparator<ReceivedReport<Witness>> order) {
      this.order = order;
    }

    abstract int scale(int beaconers, int own);
  }

  private final Map<Edge, Boolean> standing = new HashMap<>();
  private final SortedMap<DeviceId, RegisteredDevice> devices;

  Belief(SortedMap<DeviceId, RegisteredDevice> devices) {
    this.devices = devices;
  }

  SortedMap<DeviceId, CoveragePoints> pay(Day day, Payment payment) {
    SortedMap<DeviceId, CoveragePoints> points = new TreeMap<>();
    Map<BeaconPayload, List<ReceivedReport<Witness>>> heard = new TreeMap<>();
    for (ReceivedReport<Witness> witness : day.witnesses()) {
      heard.computeIfAbsent(witness.report().payload(), p -> new ArrayList<>()).add(witness);
    }
    SortedMap<Cell, HexScale> scales = scales(active(day, heard, payment));
    Set<BeaconPayload> paid = new TreeSet<>();
    List<ReceivedReport<Beacon>> beacons = new ArrayList<>(day.beacons());
    beacons.sort(Comparator.comparingLong(ReceivedReport::receivedMs));
    for (ReceivedReport<Beacon> beacon : beacons) {
      DeviceId by = beacon.report().header().device();
      BeaconPayload payload = beacon.report().payload();
      List<DeviceId> witnesses = chosen(by, heard.getOrDefault(payload, List.of()), payment);
      RewardUnits units = RewardUnits.of(witnesses.size());
      int own = scale(scales, by);
      add(points, by, new CoveragePoints(units.beacon() * (long) own / TO_POINTS, 0));
      if (paid.add(payload)) {
        for (DeviceId witness : witnesses) {
          long each = (long) units.perWitness() * payment.scale(own, scale(scales, witness));
          add(points, witness, new CoveragePoints(0, each / TO_POINTS));
        }
      }
    }
    return points;
  }

  private List<DeviceId> chosen(DeviceId by, List<ReceivedReport<Witness>> heard, Payment payment) {
    return heard.stream()
        .sorted(payment.order)
        .map(witness -> witness.report().header().device())
        .distinct()
        .filter(witness -> counts(by, witness))
        .limit(PAID)
        .toList();
  }

  private boolean counts(DeviceId by, DeviceId witness) {
    return !witness.equals(by) && standsWell(by, witness);
  }

  private boolean standsWell(DeviceId a, DeviceId b) {
    return standing.computeIfAbsent(
        Edge.between(a, b),
        edge -> {
          Distance distance = Distance.between(cell(edge.low()), cell(edge.high()));
          return distance.cells().orElse(0) >= MIN_CELLS && distance.metres() <= MAX_METRES;
        });
  }

  /** Under our rules both ends of what is believed, under the reference's whoever reports. */
  private Set<DeviceId> active(
      Day day, Map<BeaconPayload, List<ReceivedReport<Witness>>> heard, Payment payment) {
    Set<DeviceId> active = new TreeSet<>();
    for (ReceivedReport<Beacon> beacon : day.beacons()) {
      DeviceId by = beacon.report().header().device();
      if (payment == Payment.HELIUM) {
        active.add(by);
      }
      for (ReceivedReport<Witness> report :
          heard.getOrDefault(beacon.report().payload(), List.of())) {
        DeviceId witness = report.report().header().device();
        if (payment == Payment.HELIUM || counts(by, witness)) {
          active.add(by);
          active.add(witness);
        }
      }
    }
    return active;
  }

  private SortedMap<Cell, HexScale> scales(Set<DeviceId> active) {
    return HexDensity.scales(HexDensityTable.HIP104, active.stream().map(this::cell).toList());
  }

  private int scale(SortedMap<Cell, HexScale> scales, DeviceId device) {
    HexScale scale = scales.get(cell(device));
    return scale == null ? 0 : scale.tenThousandths();
  }

  private Cell cell(DeviceId device) {
    RegisteredDevice registered = devices.get(device);
    if (registered == null) {
      throw new IllegalStateException("not registered: " + device);
    }
    return registered.location().orElseThrow().cell();
  }

  private static void add(
      SortedMap<DeviceId, CoveragePoints> points, DeviceId device, CoveragePoints earned) {
    points.merge(device, earned, CoveragePoints::plus);
  }
}
