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
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A town of honest hotspots with path loss, obstructions and fading, and one liar among them. */
class NetworkSignalsTest {
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
                    - Town.of(town.offsets, by)
                    + StrictMath.max(-6, Town.of(town.obstructions, Edge.between(from, by)))
                    + 15
                : honest);
    assertThat(town.flagged(TOO_EXACT_LAW))
        .filteredOn(signal -> signal.subject() instanceof Subject.OfDevice)
        .singleElement()
        .matches(signal -> signal.subject().equals(new Subject.OfDevice(liar)));
    assertThat(town.ether.findings().denials().edges().keySet())
        .hasSizeGreaterThan(Town.HONEST / 2)
        .allMatch(edge -> edge.low().equals(liar) || edge.high().equals(liar));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void strengthsJustUnderTheLimitAreTuned(long seed) {
    Town town = new Town(seed);
    DeviceId liar = town.hotspots.getFirst();
    town.random.setSeed(seed);
    for (int beacon = 0; beacon < Town.BEACONS; beacon++) {
      for (DeviceId from : town.hotspots.subList(1, Town.HONEST)) {
        double metres =
            Distance.between(Town.of(town.truth, from), Town.of(town.truth, liar)).metres();
        Print print = new Print();
        print.rssi = 14 + 4.6 - 31.22 - 20 * StrictMath.log10(metres) - town.random.nextDouble();
        print.snr = 14;
        town.ether.hear(from, beacon, beacon * Ether.HOUR, liar, print);
      }
    }
    assertThat(town.flagged(TUNED_TO_LIMIT))
        .filteredOn(signal -> signal.subject() instanceof Subject.OfDevice)
        .hasSize(1);
    assertThat(town.ether.findings().denials().edges()).hasSizeGreaterThan(Town.HONEST / 2);
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
    town.truth.put(liar, Town.of(town.truth, victim));
    for (DeviceId ear : town.hotspots.subList(1, Town.HONEST)) {
      var _ = town.strength(victim, ear);
      town.obstructions.put(
          Edge.between(liar, ear), Town.of(town.obstructions, Edge.between(victim, ear)));
    }
    town.live(edge -> !edge.equals(Edge.between(victim, liar)), (from, by, honest) -> honest);
    assertThat(town.flagged(SAME_PLACE))
        .hasSizeGreaterThan(Town.HONEST / 2)
        .allMatch(s ->
            s.subject() instanceof Subject.OfEdge(Edge edge)
                && (edge.low().equals(liar) || edge.high().equals(liar)));
  }

  /** Two that both claim other places than the one antenna they share, as 19 others hear it. */
  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void keysOnOneAntennaLoseTheLinkBetweenThem(long seed) {
    Town town = new Town(seed);
    DeviceId antenna = town.hotspots.getFirst();
    List<DeviceId> keys = List.of(town.add(51.03, 3.62), town.add(50.97, 3.75));
    for (DeviceId key : keys) {
      town.truth.put(key, Town.of(town.truth, antenna));
      for (DeviceId ear : town.hotspots.subList(1, Town.HONEST)) {
        var _ = town.strength(antenna, ear);
        town.obstructions.put(
            Edge.between(key, ear), Town.of(town.obstructions, Edge.between(antenna, ear)));
      }
    }
    town.live(
        edge -> !edge.low().equals(antenna) && !edge.high().equals(antenna),
        (from, by, honest) -> honest);
    assertThat(town.ether.findings().denials().edges())
        .containsKey(Edge.between(keys.getFirst(), keys.getLast()));
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
    assertThat(town.ether.findings().denials().devices()).isEmpty();
    assertThat(town.ether.findings().denials().edges().keySet())
        .allMatch(edge -> ring.contains(edge.low()) && ring.contains(edge.high()))
        .hasSizeGreaterThanOrEqualTo(15);
    ring.forEach(member ->
        town.ether.stats.add(
            new ForwarderStat(
                member, Ether.START, Optional.empty(), false, 501, 501, OptionalDouble.empty())));
    assertThat(town.ether.findings().denials().devices().keySet())
        .hasSizeGreaterThanOrEqualTo(6)
        .allMatch(ring::contains);
  }
}
