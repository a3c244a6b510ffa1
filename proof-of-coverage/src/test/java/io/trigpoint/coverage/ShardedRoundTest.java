package io.trigpoint.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.Scene.BeaconDraft;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.Witness;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a round is split, with a beacon and its witnesses in one shard, it comes to the same. */
class ShardedRoundTest {
  private static final double DEGREES = 0.15;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.Seeds#hundred")
  void anySplitGivesTheSameVerdictsPointsAndReceptions(long seed) {
    Random random = new Random(seed);
    CoverageInputs inputs = hostile(seed, random);
    CoverageOutcome whole = CoverageRound.judge(inputs);
    assertThat(whole.verdicts()).extracting(ReportVerdict::rule).contains("coverage.scored");
    List<CoverageInputs> shards = split(inputs, 1 + random.nextInt(9), random);
    assertThat(outcome(inputs, shards)).isEqualTo(whole);
    assertThat(heard(inputs, shards)).isEqualTo(new HashSet<>(CoverageRound.heard(inputs)));
  }

  /** The hundred seeds would show little if they met only a few of the rules. */
  @Test
  void theSeedsMeetTheRulesThatLookBeyondOneReport() {
    List<String> rules = new ArrayList<>();
    for (long seed = 1; seed <= 20; seed++) {
      CoverageRound.judge(hostile(seed, new Random(seed)))
          .verdicts()
          .forEach(verdict -> rules.add(verdict.rule()));
    }
    assertThat(rules)
        .contains(
            "coverage.scored",
            "coverage.not-selected",
            "coverage.unknown-device",
            "coverage.location-not-asserted",
            "coverage.device-denied",
            "coverage.edge-denied",
            "coverage.payload-repeated",
            "coverage.segment-used",
            "coverage.payload-not-derived",
            "coverage.no-such-beacon",
            "coverage.duplicate-witness",
            "coverage.own-beacon",
            "coverage.beacon-refused",
            "coverage.late");
  }

  /** An honest network, then a good part of everything that can go wrong with several reports. */
  private static CoverageInputs hostile(long seed, Random random) {
    HonestNetwork network = HonestNetwork.of(seed, 25, DEGREES);
    Scene scene = network.scene;
    List<ReceivedReport<Witness>> witnesses = List.copyOf(scene.witnesses);
    List<BeaconDraft> beacons = network.beacons;
    for (int i = 0; i < 6; i++) {
      again(scene, beacons.get(random.nextInt(beacons.size())), random);
      secondOfSegment(scene, beacons.get(random.nextInt(beacons.size())), random);
      BeaconDraft stolen = beacons.get(random.nextInt(beacons.size()));
      BeaconDraft claim = scene.beaconOf(scene.beaconOf(anybody(scene, random)).device);
      claim.payload = Optional.of(stolen.payload());
      scene.send(claim);
      Witness heard = witnesses.get(random.nextInt(witnesses.size())).report();
      scene.send(witness(scene, heard.header().device(), heard.payload(), 50 + i));
      scene.send(witness(scene, stolen.device, stolen.payload(), 60 + i));
    }
    DeviceId gone = anybody(scene, random);
    var _ = scene.devices.remove(gone);
    DeviceId hidden = scene.hotspot(Optional.empty());
    scene.send(witness(scene, hidden, beacons.getFirst().payload(), 3));
    scene.send(witness(scene, anybody(scene, random), scene.beaconOf(gone).payload(), 77));
    scene.denials = denials(scene, random);
    Set<ReportId> seen = new HashSet<>();
    var _ = scene.beacons.removeIf(beacon -> !seen.add(beacon.id()));
    var _ = scene.witnesses.removeIf(witness -> !seen.add(witness.id()));
    return scene.inputs();
  }

  /** The same payload in another report. */
  private static void again(Scene scene, BeaconDraft sent, Random random) {
    BeaconDraft again = scene.beaconOf(sent.device);
    again.local = sent.local;
    again.power = sent.power;
    again.time = sent.time;
    again.sequence = 5L + random.nextInt(100);
    again.received = sent.received + random.nextInt(3_000) - 1_500;
    scene.send(again);
  }

  /** Another payload in the same six hours. */
  private static void secondOfSegment(Scene scene, BeaconDraft sent, Random random) {
    BeaconDraft second = scene.beaconOf(sent.device);
    second.local = "%032x".formatted(random.nextInt());
    second.power = sent.power;
    second.time = sent.time;
    second.sequence = 200L + random.nextInt(100);
    second.received = sent.received + random.nextInt(3_000);
    scene.send(second);
    if (random.nextBoolean()) {
      scene.send(witness(scene, anybody(scene, random), second.payload(), 9));
    }
  }

  private static Scene.WitnessDraft witness(
      Scene scene, DeviceId device, BeaconPayload payload, int sequence) {
    Scene.WitnessDraft draft = new Scene.WitnessDraft(device, payload);
    draft.sequence = sequence;
    draft.received = Scene.START + 40_000 + 100L * sequence;
    assertThat(scene.devices).isNotEmpty();
    return draft;
  }

  /** Some hold to the end, some end in the middle of the round. */
  private static Denials denials(Scene scene, Random random) {
    SortedMap<DeviceId, Denial> devices = new TreeMap<>();
    SortedMap<Edge, Denial> edges = new TreeMap<>();
    for (int i = 0; i < 4; i++) {
      long until = Scene.START + (random.nextBoolean() ? 60_000 : random.nextInt(40_000));
      devices.put(anybody(scene, random), new Denial("evidence.test/1", until));
      DeviceId a = anybody(scene, random);
      DeviceId b = anybody(scene, random);
      if (!a.equals(b)) {
        edges.put(Edge.between(a, b), new Denial("evidence.test/1", until));
      }
    }
    return new Denials(edges, devices);
  }

  private static DeviceId anybody(Scene scene, Random random) {
    return List.copyOf(scene.devices.keySet()).get(random.nextInt(scene.devices.size()));
  }

  private static List<CoverageInputs> split(CoverageInputs inputs, int count, Random random) {
    Map<BeaconPayload, Integer> places = new HashMap<>();
    Map<Integer, List<ReceivedReport<Beacon>>> beacons =
        inputs.beacons().stream()
            .collect(
                Collectors.groupingBy(beacon ->
                    places.computeIfAbsent(
                        beacon.report().payload(), payload -> random.nextInt(count))));
    Map<Integer, List<ReceivedReport<Witness>>> witnesses =
        inputs.witnesses().stream()
            .collect(
                Collectors.groupingBy(witness ->
                    places.computeIfAbsent(
                        witness.report().payload(), payload -> random.nextInt(count))));
    List<CoverageInputs> shards = new ArrayList<>();
    for (int shard = 0; shard < count; shard++) {
      shards.add(
          new CoverageInputs(
              beacons.getOrDefault(shard, List.of()),
              witnesses.getOrDefault(shard, List.of()),
              inputs.devices(),
              inputs.entropies(),
              inputs.selectionEntropy(),
              inputs.denials(),
              inputs.parameters()));
    }
    return shards;
  }

  /** Stage by stage, with every shard as bytes between the stages. */
  private static CoverageOutcome outcome(CoverageInputs inputs, List<CoverageInputs> shards) {
    CoverageHead head = CoverageHead.of(inputs);
    List<CoverageShard> judged = new ArrayList<>();
    Elsewhere elsewhere = elsewhere(head, shards, inputs.denials());
    BitSet active = new BitSet();
    for (CoverageInputs shard : shards) {
      CoverageShard alone = judge(head, shard, Elsewhere.NOTHING, new HashSet<>());
      CoverageShard settled =
          alone.contested() ? judge(head, shard, elsewhere, new HashSet<>()) : alone;
      judged.add(settled);
      settled.markActive(head, elsewhere, active);
    }
    ActiveScales scales = ActiveScales.of(head, active);
    List<ReportVerdict> verdicts = new ArrayList<>();
    SortedMap<DeviceId, CoveragePoints> points = new TreeMap<>();
    for (CoverageShard shard : judged) {
      ShardScores scores = new ShardScores(head, shard, elsewhere, scales);
      for (int i = 0; i < shard.beaconCount(); i++) {
        verdicts.add(scores.beacon(i));
      }
      for (int i = 0; i < shard.witnessCount(); i++) {
        verdicts.add(scores.witness(i));
      }
      scores.award((device, beacon, witness) -> {
        if (beacon + witness > 0) {
          points.merge(head.id(device), new CoveragePoints(beacon, witness), CoveragePoints::plus);
        }
      });
    }
    verdicts.sort(Comparator.comparing(ReportVerdict::report));
    return new CoverageOutcome(verdicts, points);
  }

  private static Set<Heard> heard(CoverageInputs inputs, List<CoverageInputs> shards) {
    CoverageHead head = CoverageHead.of(inputs);
    Elsewhere elsewhere = elsewhere(head, shards, Denials.NONE);
    Set<Heard> heard = new HashSet<>();
    shards.forEach(shard -> {
      CoverageShard _ = judge(head, shard, elsewhere, heard);
    });
    return heard;
  }

  private static Elsewhere elsewhere(
      CoverageHead head, List<CoverageInputs> shards, Denials denials) {
    List<SegmentClaim> claims = new ArrayList<>();
    for (CoverageInputs shard : shards) {
      claims.addAll(judge(head, shard, Elsewhere.NOTHING, new HashSet<>()).claims());
    }
    return new Elsewhere(SegmentClaim.losers(claims, denials), denials);
  }

  private static CoverageShard judge(
      CoverageHead head, CoverageInputs shard, Elsewhere elsewhere, Set<Heard> heard) {
    CoverageShard judged =
        CoverageShard.judge(
            head,
            shard.beacons(),
            shard.witnesses(),
            elsewhere,
            each -> assertThat(heard.add(each)).isTrue());
    return CoverageShard.read(ByteBuffer.wrap(judged.toBytes()));
  }
}
