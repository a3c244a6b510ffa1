package io.trigpoint.coverage.evidence;

import static io.trigpoint.coverage.evidence.SignalKind.ASYMMETRIC;
import static io.trigpoint.coverage.evidence.SignalKind.CLOSED_RING;
import static io.trigpoint.coverage.evidence.SignalKind.HEARD_WITHOUT_LAW;
import static io.trigpoint.coverage.evidence.SignalKind.NO_DISTANCE_LAW;
import static io.trigpoint.coverage.evidence.SignalKind.ONE_WAY;
import static io.trigpoint.coverage.evidence.SignalKind.SAME_PLACE;
import static io.trigpoint.coverage.evidence.SignalKind.TOO_EXACT_LAW;
import static io.trigpoint.coverage.evidence.SignalKind.TUNED_TO_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A town of honest hotspots with path loss, obstructions and fading, and one liar among them. */
class NetworkSignalsTest {
  private static final int HONEST = 24;
  private static final int BEACONS = 30;

  /** How strong a reception is; the true loss between the two comes last. */
  private interface Strength {
    double of(DeviceId from, DeviceId by, double honest);
  }

  private static final class Town {
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
      DeviceId id = ether.hotspot(latitude, longitude);
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
  }

  private static <K, V> V of(Map<K, V> map, K key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void anHonestTownLosesNothing(long seed) {
    Town town = new Town(seed);
    town.live(edge -> true, (from, by, honest) -> honest);
    assertThat(town.ether.findings().flagged()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void inventedStrengthsFollowNoLaw(long seed) {
    Town town = new Town(seed);
    DeviceId liar = town.hotspots.getFirst();
    town.live(
        edge -> true,
        (from, by, honest) -> by.equals(liar) ? -85 - 30 * town.random.nextDouble() : honest);
    assertThat(town.flagged(NO_DISTANCE_LAW, HEARD_WITHOUT_LAW))
        .isNotEmpty()
        .allMatch(signal -> signal.subject().equals(new Subject.OfDevice(liar)));
    assertThat(town.ether.findings().denials().devices()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void strengthsByFormulaAreTooExact(long seed) {
    Town town = new Town(seed);
    DeviceId liar = town.hotspots.getFirst();
    town.live(
        edge -> true,
        (from, by, honest) ->
            by.equals(liar)
                ? honest
                    - of(town.offsets, by)
                    + StrictMath.max(-6, of(town.obstructions, Edge.between(from, by)))
                    + 15
                : honest);
    assertThat(town.flagged(TOO_EXACT_LAW))
        .singleElement()
        .matches(signal -> signal.subject().equals(new Subject.OfDevice(liar)));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void strengthsJustUnderTheLimitAreTuned(long seed) {
    Town town = new Town(seed);
    DeviceId liar = town.hotspots.getFirst();
    town.random.setSeed(seed);
    for (int beacon = 0; beacon < BEACONS; beacon++) {
      for (DeviceId from : town.hotspots.subList(1, HONEST)) {
        double metres = Distance.between(of(town.truth, from), of(town.truth, liar)).metres();
        Print print = new Print();
        print.rssi = 14 + 4.6 - 31.22 - 20 * StrictMath.log10(metres) - town.random.nextDouble();
        print.snr = 14;
        town.ether.hear(from, beacon, beacon * Ether.HOUR, liar, print);
      }
    }
    assertThat(town.flagged(TUNED_TO_LIMIT)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void whoHearsStronglyIsHeardInTurn(long seed) {
    Town town = new Town(seed);
    DeviceId deaf = town.hotspots.getFirst();
    DeviceId mute = town.hotspots.getLast();
    town.live(
        edge -> true,
        (from, by, honest) ->
            from.equals(mute) && by.equals(deaf)
                ? -200
                : from.equals(deaf) && by.equals(mute) ? -90 : honest);
    assertThat(town.flagged(ONE_WAY))
        .singleElement()
        .matches(s -> s.subject().equals(new Subject.OfEdge(Edge.between(deaf, mute))));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void lossIsTheSameBothWays(long seed) {
    Town town = new Town(seed);
    DeviceId one = town.hotspots.getFirst();
    DeviceId other = town.hotspots.getLast();
    town.live(
        edge -> true,
        (from, by, honest) ->
            from.equals(one) && by.equals(other)
                ? -85
                : from.equals(other) && by.equals(one) ? -100 : honest);
    assertThat(town.flagged(ASYMMETRIC))
        .singleElement()
        .matches(s -> s.subject().equals(new Subject.OfEdge(Edge.between(one, other))));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void anHonestHotspotBesideALiarKeepsItsLinks(long seed) {
    Town town = new Town(seed);
    DeviceId victim = town.hotspots.getFirst();
    DeviceId liar = town.add(51.03, 3.62);
    town.truth.put(liar, of(town.truth, victim));
    for (DeviceId ear : town.hotspots.subList(1, HONEST)) {
      var _ = town.strength(victim, ear);
      town.obstructions.put(
          Edge.between(liar, ear), of(town.obstructions, Edge.between(victim, ear)));
    }
    town.live(edge -> !edge.equals(Edge.between(victim, liar)), (from, by, honest) -> honest);
    assertThat(town.flagged(SAME_PLACE))
        .hasSizeGreaterThan(HONEST / 2)
        .allMatch(s ->
            s.subject() instanceof Subject.OfEdge(Edge edge)
                && (edge.low().equals(liar) || edge.high().equals(liar)));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void aClosedRingAmidATownIsFound(long seed) {
    Town town = new Town(seed);
    List<DeviceId> ring = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ring.add(
          town.add(51 + town.random.nextGaussian() / 50, 3.7 + town.random.nextGaussian() / 35));
    }
    town.live(
        edge -> ring.contains(edge.low()) == ring.contains(edge.high()),
        (from, by, honest) -> StrictMath.max(honest, -120));
    assertThat(town.flagged(CLOSED_RING))
        .hasSizeGreaterThanOrEqualTo(6)
        .allMatch(
            s -> s.subject() instanceof Subject.OfDevice(DeviceId member) && ring.contains(member));
    assertThat(town.ether.findings().denials().edges().keySet())
        .allMatch(edge -> ring.contains(edge.low()) && ring.contains(edge.high()))
        .hasSizeGreaterThanOrEqualTo(15);
  }
}
