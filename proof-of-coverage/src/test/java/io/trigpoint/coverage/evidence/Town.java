package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Distance;
import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.Ether.Print;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A town of honest hotspots with path loss, obstructions and fading, and whoever lies in it. */
final class Town {
  static final int HONEST = 24;
  static final int BEACONS = 30;

  /** How strong a reception is; the true loss between the two comes last. */
  interface Strength {
    double of(DeviceId from, DeviceId by, double honest);
  }

  final Random random;
  final Ether ether = new Ether();
  final List<DeviceId> hotspots = new ArrayList<>();
  final Map<DeviceId, Double> offsets = new HashMap<>();
  final Map<DeviceId, Cell> truth = new HashMap<>();
  final Map<DeviceId, Double> ppm = new HashMap<>();
  final Map<Edge, Double> obstructions = new HashMap<>();

  Town(long seed) {
    random = new Random(seed);
    for (int i = 0; i < HONEST; i++) {
      var _ = add(51 + random.nextGaussian() / 40, 3.7 + random.nextGaussian() / 25);
    }
  }

  DeviceId add(double latitude, double longitude) {
    return placed(ether.hotspot(latitude, longitude), latitude, longitude);
  }

  private DeviceId placed(DeviceId id, double latitude, double longitude) {
    hotspots.add(id);
    truth.put(id, Cell.ofLatLng(latitude, longitude, 12));
    offsets.put(id, 1.5 * random.nextGaussian());
    ppm.put(id, 8 * random.nextGaussian());
    return id;
  }

  /** Exponent 3 from 30 m on, which is free space at 0.868 GHz, and 7 dB of obstruction. */
  double strength(DeviceId from, DeviceId by) {
    double metres = Distance.between(of(truth, from), of(truth, by)).metres();
    double loss = 61 + 30 * StrictMath.log10(StrictMath.max(30, metres) / 30);
    double obstruction =
        obstructions.computeIfAbsent(Edge.between(from, by), e -> 7 * random.nextGaussian());
    return 14 + 4.6 - loss - StrictMath.max(-6, obstruction) + of(offsets, by);
  }

  void live(Predicate<Edge> linked, Strength change) {
    for (int beacon = 0; beacon < BEACONS; beacon++) {
      for (DeviceId from : hotspots) {
        for (DeviceId by : hotspots) {
          if (!from.equals(by) && linked.test(Edge.between(from, by))) {
            hear(from, by, beacon, change.of(from, by, strength(from, by)));
          }
        }
      }
    }
  }

  private void hear(DeviceId from, DeviceId by, int beacon, double strength) {
    double signal = strength + 2.5 * random.nextGaussian();
    if (signal > -135) {
      long after = beacon * 8L * Ether.HOUR + hotspots.indexOf(from) * 60_000L;
      Print print = new Print();
      print.rssi = StrictMath.rint(signal);
      print.snr = StrictMath.min(12, signal + 117);
      print.lagMs = 20L + random.nextInt(100);
      print.tmst = tmst(after, of(ppm, by));
      ether.hear(from, beacon, after, by, print);
    }
  }

  /** A crystal that is off, and wanders by two milliseconds in the course of a day. */
  private static long tmst(long afterMs, double ppm) {
    double angle = 2 * StrictMath.PI * afterMs / (24 * Ether.HOUR) + 1e6 * ppm;
    double micros = afterMs * (1_000 + ppm / 1_000) + 2_000 * StrictMath.sin(angle);
    return StrictMath.floorMod((long) micros, 1L << 32);
  }

  List<Signal> flagged(SignalKind... kinds) {
    List<String> ids = List.of(kinds).stream().map(SignalKind::id).toList();
    return ether.findings().flagged().stream().filter(s -> ids.contains(s.id())).toList();
  }

  /** Denied links between honest hotspots, and denied ones among them: what nobody may lose. */
  List<Object> honestLosses() {
    Set<DeviceId> honest = new TreeSet<>(hotspots.subList(0, HONEST));
    Denials denials = ether.findings().denials();
    List<Object> losses = new ArrayList<>();
    denials.edges().keySet().stream()
        .filter(edge -> honest.contains(edge.low()) && honest.contains(edge.high()))
        .forEach(losses::add);
    denials.devices().keySet().stream().filter(honest::contains).forEach(losses::add);
    return losses;
  }

  static <K, V> V of(Map<K, V> map, K key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }
}
