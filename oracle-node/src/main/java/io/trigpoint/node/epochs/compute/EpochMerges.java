package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.CoveragePoints;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Elsewhere;
import io.trigpoint.coverage.SegmentClaim;
import io.trigpoint.coverage.evidence.EvidenceStep;
import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.weather.WeatherInputs;
import io.trigpoint.weather.epoch.JudgedWeather;
import io.trigpoint.weather.epoch.WeatherEpoch;
import io.trigpoint.weather.memory.StationMemories;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One computation of an epoch: the stages over its shards, and what is merged between them. */
final class EpochMerges {
  private static final byte[] NONE = new byte[0];

  private final EpochHead head;
  private final EpochShards shards;
  private final ShardEngine engine;
  private final ShardShelf shelf;
  private final Hash32 headHash;

  private final SegmentRoot[] inputs;
  private final SegmentRoot[] verdicts;
  private final BitSet contested = new BitSet();
  private final HeardReceptions receptions;
  private final Map<Integer, List<ReceivedReport<WeatherReading>>> weather = new TreeMap<>();
  private final long[] beaconPoints;
  private final long[] witnessPoints;
  private Map<ReportId, ReportId> sequencesUsed = Map.of();
  private List<Contenders.Claim> claims = List.of();
  private VerdictTally tally = VerdictTally.NONE;

  EpochMerges(EpochShards shards, ShardEngine engine, ShardShelf shelf, Hash32 headHash) {
    this.head = shards.head();
    this.shards = shards;
    this.engine = engine;
    this.shelf = shelf;
    this.headHash = headHash;
    this.receptions = new HeardReceptions(head, shards.watch());
    this.inputs = new SegmentRoot[shards.shards()];
    this.verdicts = new SegmentRoot[shards.shards()];
    this.beaconPoints = new long[shards.coverage().devices()];
    this.witnessPoints = new long[shards.coverage().devices()];
  }

  /** Reads all segments; whatever may depend on other shards is settled, but for denials. */
  void read() throws CorruptFile, IOException {
    Keys sequences = new Keys();
    Keys segments = new Keys();
    run(
        EpochShards.READ,
        KnownElsewhere.nothing(shards.shards()).toBytes(),
        (shard, result) -> {
          ReadShard read = ReadShard.read(result);
          sequences.addAll(read.sequences());
          segments.addAll(read.segments());
          inputs[shard] = read.root();
          receptions.put(shard, read.receptions());
          keep(shard, read);
        });
    receptions.bound();
    Contested found = new Contested(sequences.repeated(), segments.repeated());
    if (!found.isEmpty()) {
      BitSet again = contend(found);
      again(again, elsewhere(Denials.NONE));
    }
  }

  /** Names the reports that contend; the shards of those that lose are to be read again. */
  private BitSet contend(Contested found) throws CorruptFile, IOException {
    List<Contenders.SequenceUse> uses = new ArrayList<>();
    List<Contenders.Claim> claimed = new ArrayList<>();
    Map<ReportId, Integer> places = new HashMap<>();
    run(
        EpochShards.CONTENDERS,
        found.toBytes(),
        (shard, result) -> {
          Contenders contenders = Contenders.read(result);
          contenders.sequences().forEach(use -> places.put(use.report(), shard));
          uses.addAll(contenders.sequences());
          claimed.addAll(contenders.segments());
        });
    sequencesUsed = Contenders.losers(uses);
    claims =
        claimed.stream()
            .filter(claim -> !sequencesUsed.containsKey(claim.claim().beacon()))
            .toList();
    BitSet again = new BitSet();
    again.or(contested);
    sequencesUsed.keySet().forEach(report -> again.set(places.getOrDefault(report, 0)));
    return again;
  }

  /** What the shards have to know of each other. */
  private Elsewhere elsewhere(Denials denials) {
    return new Elsewhere(
        SegmentClaim.losers(claims.stream().map(Contenders.Claim::claim).toList(), denials),
        denials);
  }

  private void again(BitSet asked, Elsewhere elsewhere) throws CorruptFile, IOException {
    if (!asked.isEmpty()) {
      run(
          EpochShards.READ,
          new KnownElsewhere(asked, sequencesUsed, elsewhere, new BitSet(), false).toBytes(),
          (shard, result) -> {
            if (asked.get(shard)) {
              ReadShard read = ReadShard.read(result);
              receptions.replace(shard, read.receptions());
              keep(shard, read);
            }
          });
    }
  }

  private void keep(int shard, ReadShard read) throws IOException {
    contested.set(shard, read.contested());
    weather.put(shard, read.weather());
    shelf.put(shard, read.rows());
  }

  /** What the evidence denies, and leaves to the next epoch. */
  EvidenceStep evidence() {
    Map<ReportId, ReportId> losers = elsewhere(Denials.NONE).segmentsUsed();
    Set<BeaconPayload> lost = new HashSet<>();
    claims.stream()
        .filter(claim -> losers.containsKey(claim.claim().beacon()))
        .forEach(claim -> lost.add(claim.payload()));
    return receptions.step(
        (shard, reception) -> contested.get(shard) || !lost.contains(reception.payload()));
  }

  JudgedWeather weather() {
    return WeatherEpoch.judge(
        new WeatherInputs(
            weather.values().stream().flatMap(List::stream).toList(),
            head.devices(),
            head.frame().period().startMs(),
            head.frame().period().endMs(),
            head.parameters().weather()),
        head.evidence().stations(),
        head.parameters().days());
  }

  /** Makes every verdict, hands it to the sink, and adds up points. */
  void score(Denials denials, JudgedWeather judged, VerdictSink sink)
      throws CorruptFile, IOException {
    Elsewhere elsewhere = elsewhere(denials);
    if (!denials.isEmpty()) {
      again(contested, elsewhere);
    }
    BitSet all = KnownElsewhere.all(shards.shards());
    BitSet active = new BitSet();
    run(
        EpochShards.ACTIVE,
        new KnownElsewhere(all, Map.of(), elsewhere, active, false).toBytes(),
        (shard, result) -> active.or(BitSet.valueOf(result)));
    Map<ReportId, ReportVerdict> verdictOf = new HashMap<>();
    judged.verdicts().forEach(verdict -> verdictOf.put(verdict.report(), verdict));
    engine.run(
        stage(EpochShards.SCORE),
        new KnownElsewhere(all, Map.of(), elsewhere, active, sink.wanted()).toBytes(),
        shard -> ShardRows.withWeather(shelf.get(shard), ofShard(shard, verdictOf)),
        (shard, result) -> take(shard, ScoredShard.read(result), sink));
  }

  private List<ReportVerdict> ofShard(int shard, Map<ReportId, ReportVerdict> verdictOf) {
    return weather.getOrDefault(shard, List.of()).stream()
        .map(reading -> Optional.ofNullable(verdictOf.get(reading.id())).orElseThrow())
        .toList();
  }

  private void take(int shard, ScoredShard scored, VerdictSink sink) throws IOException {
    if (scored.root().records() != inputs[shard].records()) {
      throw new IllegalStateException("some report of shard " + shard + " has no verdict");
    }
    verdicts[shard] = scored.root();
    tally = tally.plus(scored.tally());
    long[] awards = scored.awards();
    for (int at = 0; at < awards.length; at += ScoredShard.AWARD) {
      int device = (int) awards[at];
      beaconPoints[device] = StrictMath.addExact(beaconPoints[device], awards[at + 1]);
      witnessPoints[device] = StrictMath.addExact(witnessPoints[device], awards[at + 2]);
    }
    if (sink.wanted()) {
      sink.accept(shard, scored.verdicts());
    }
  }

  /** A device without points is absent. */
  SortedMap<DeviceId, CoveragePoints> points() {
    SortedMap<DeviceId, CoveragePoints> points = new TreeMap<>();
    for (int device = 0; device < beaconPoints.length; device++) {
      if (beaconPoints[device] != 0 || witnessPoints[device] != 0) {
        points.put(
            shards.coverage().id(device),
            new CoveragePoints(beaconPoints[device], witnessPoints[device]));
      }
    }
    return points;
  }

  VerdictTally tally() {
    return tally;
  }

  List<SegmentRoot> inputs() {
    return Arrays.asList(inputs);
  }

  List<SegmentRoot> verdicts() {
    return Arrays.asList(verdicts);
  }

  /** What this leaves to the next epoch. */
  Carried after(EvidenceStep step, StationMemories stations) {
    return new Carried(head.evidence().radio().after(step), stations);
  }

  private void run(int number, byte[] context, ShardSink sink) throws CorruptFile, IOException {
    boolean onRows = number == EpochShards.ACTIVE;
    engine.run(stage(number), context, shard -> onRows ? shelf.get(shard) : NONE, sink);
  }

  private ShardStage stage(int number) {
    return new ShardStage(head.frame().period().number(), headHash, number, shards.shards());
  }
}
