package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.CoverageHead;
import io.trigpoint.coverage.CoverageShard;
import io.trigpoint.coverage.SegmentClaim;
import io.trigpoint.coverage.evidence.Reception;
import io.trigpoint.coverage.evidence.Receptions;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.node.epochs.compute.ReportReading.Reading;
import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.Header;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a segment and judges what can be judged of it alone. For one segment. */
final class ShardReading {
  private final EpochHead head;
  private final KnownElsewhere known;
  private final List<ReceivedReport<Beacon>> beacons = new ArrayList<>();
  private final List<ReceivedReport<Witness>> witnesses = new ArrayList<>();
  private final List<ReceivedReport<WeatherReading>> weather = new ArrayList<>();
  private final List<byte[]> decided = new ArrayList<>();
  private final Keys sequences = new Keys();
  private final byte[] kinds;

  private ShardReading(EpochHead head, KnownElsewhere known, int reports) {
    this.head = head;
    this.known = known;
    this.kinds = new byte[reports];
  }

  /** Without what is refused elsewhere, as far as that is known. */
  static ReadShard read(
      EpochHead head,
      CoverageHead coverage,
      ReportReading reading,
      WatchedDevices watched,
      Segment segment,
      KnownElsewhere known) {
    ShardReading shard = new ShardReading(head, known, segment.reports().size());
    for (int i = 0; i < segment.reports().size(); i++) {
      shard.kinds[i] = shard.add(reading.read(segment.reports().get(i)));
    }
    List<Reception> receptions = new ArrayList<>();
    CoverageShard judged =
        CoverageShard.judge(
            coverage,
            shard.beacons,
            shard.witnesses,
            known.coverage(),
            heard -> {
              if (watched.sees(heard)) {
                receptions.add(Receptions.of(heard));
              }
            });
    Keys segments = new Keys();
    for (SegmentClaim claim : judged.claims()) {
      segments.add(Keys.of(claim.device(), claim.number()));
    }
    return new ReadShard(
        segment.root(),
        judged.contested(),
        shard.sequences.toArray(),
        segments.toArray(),
        receptions,
        shard.weather,
        new ShardRows(shard.kinds, shard.decided, judged).toBytes());
  }

  /** The reports behind some keys of sequence numbers and of beacon segments, both ascending. */
  static Contenders contenders(
      CoverageHead coverage,
      ReportReading reading,
      Segment segment,
      EpochHead head,
      Contested contested) {
    ShardReading shard =
        new ShardReading(head, KnownElsewhere.nothing(0), segment.reports().size());
    List<Contenders.SequenceUse> uses = new ArrayList<>();
    for (SealedReport sealed : segment.reports()) {
      if (reading.read(sealed) instanceof Reading.Judgeable(ReceivedReport<Report> received)) {
        Header header = received.report().header();
        if (contested.sequence(Keys.of(header.device(), header.sequence()))) {
          uses.add(new Contenders.SequenceUse(header.device(), header.sequence(), received.id()));
        }
        byte _ = shard.add(new Reading.Judgeable(received));
      }
    }
    CoverageShard judged =
        CoverageShard.judge(
            coverage, shard.beacons, List.of(), shard.known.coverage(), heard -> {});
    SortedMap<ReportId, Beacon> sent = new TreeMap<>();
    shard.beacons.forEach(beacon -> sent.put(beacon.id(), beacon.report()));
    List<Contenders.Claim> claims = new ArrayList<>();
    for (SegmentClaim claim : judged.claims()) {
      Beacon beacon = sent.get(claim.beacon());
      if (beacon != null && contested.segment(Keys.of(claim.device(), claim.number()))) {
        claims.add(new Contenders.Claim(claim, beacon.payload()));
      }
    }
    return new Contenders(uses, claims);
  }

  private byte add(Reading reading) {
    return switch (reading) {
      case Reading.Judgeable(ReceivedReport<Report> received) -> add(received);
      case Reading.Refused(ReportVerdict verdict) -> decide(verdict);
    };
  }

  private byte add(ReceivedReport<Report> received) {
    Header header = received.report().header();
    sequences.add(Keys.of(header.device(), header.sequence()));
    ReportId first = known.sequencesUsed().get(received.id());
    if (first != null) {
      return decide(reused(received, first));
    }
    return switch (received.report()) {
      case Beacon b -> {
        beacons.add(as(received, b));
        yield ShardRows.BEACON;
      }
      case Witness w -> {
        witnesses.add(as(received, w));
        yield ShardRows.WITNESS;
      }
      case WeatherReading r -> {
        weather.add(as(received, r));
        yield ShardRows.WEATHER;
      }
      case LocationAssertion l -> decide(LocationJudging.judge(as(received, l), head));
    };
  }

  private byte decide(ReportVerdict verdict) {
    decided.add(VerdictBytes.of(verdict));
    return ShardRows.DECIDED;
  }

  private static <R extends Report> ReceivedReport<R> as(ReceivedReport<Report> any, R report) {
    return new ReceivedReport<>(any.id(), any.receivedMs(), report);
  }

  private static ReportVerdict reused(ReceivedReport<Report> received, ReportId first) {
    Header header = received.report().header();
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("first", first.hex());
    evidence.put("sequence", Long.toString(header.sequence()));
    return new ReportVerdict(
        received.id(),
        header.device(),
        received.report().kind(),
        Outcome.REFUSED,
        RefusalReason.SEQUENCE_REUSED.id(),
        evidence);
  }
}
