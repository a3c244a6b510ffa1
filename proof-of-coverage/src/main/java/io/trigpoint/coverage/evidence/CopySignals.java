package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.EvidenceParameters.Copies;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Signals that compare what two keys print for the same packets. */
final class CopySignals {
  private CopySignals() {}

  static List<Signal> of(Links links, EvidenceParameters parameters) {
    SortedMap<Edge, CommonPackets> pairs = CommonPackets.of(links, parameters.copies());
    Copies copies = parameters.copies();
    Measure counter = Measure.of(SignalKind.SHARED_COUNTER, links, parameters);
    Measure cloned = Measure.of(SignalKind.CLONED_METADATA, links, parameters);
    Measure rank = Measure.of(SignalKind.SAME_RANK, links, parameters);
    List<Signal> signals = new ArrayList<>(3 * pairs.size());
    pairs.forEach((edge, pair) -> {
      signals.add(sharedCounter(counter, edge, pair, copies));
      signals.add(clonedMetadata(cloned, edge, pair, copies));
      signals.add(sameRank(rank, edge, pair, copies));
    });
    return signals;
  }

  /**
   * D = (tmst_a − tmst_b) mod 2^32 over the common packets: no drift between the two over a day, or
   * one and the same difference each time.
   */
  private static Signal sharedCounter(
      Measure measure, Edge edge, CommonPackets pair, Copies copies) {
    Subject subject = Measure.of(edge);
    if (pair.packets() < copies.packets() || pair.spanMs() < copies.identicalSpanMs()) {
      return measure.notJudged(subject, copies.driftPpm(), "too few packets in common");
    }
    if (!pair.counting()) {
      return measure.notJudged(subject, copies.driftPpm(), "a counter stands still");
    }
    double drift = StrictMath.abs(pair.driftPpm());
    boolean constant = pair.range() <= copies.identicalMicros();
    boolean locked =
        pair.spanMs() >= copies.driftSpanMs()
            && drift < copies.driftPpm()
            && pair.residualMicros() <= copies.residualMicros();
    return measure
        .signal(
            subject,
            drift,
            copies.driftPpm(),
            constant || locked,
            Map.of(
                "packets", Integer.toString(pair.packets()),
                "range_us", Measure.tenth(pair.range()),
                "residual_us", Measure.tenth(pair.residualMicros())))
        .printedBy(later(edge, pair.lead()));
  }

  /** Packets for which both print the same strength, ratio, frequency and offset. */
  private static Signal clonedMetadata(
      Measure measure, Edge edge, CommonPackets pair, Copies copies) {
    Subject subject = Measure.of(edge);
    if (pair.comparable() < copies.clones()) {
      return measure.notJudged(subject, copies.clones(), "too few packets to compare");
    }
    double share = pair.bare() ? copies.bareShare() : copies.cloneShare();
    return measure
        .signal(
            subject,
            pair.clones(),
            copies.clones(),
            pair.clones() >= copies.clones() && pair.clones() >= share * pair.comparable(),
            Map.of("comparable", Integer.toString(pair.comparable())))
        .printedBy(later(edge, pair.cloneLead()));
  }

  /** The deviation of the difference of arrival, ms. */
  private static Signal sameRank(Measure measure, Edge edge, CommonPackets pair, Copies copies) {
    Subject subject = Measure.of(edge);
    return pair.packets() < copies.rankPackets()
        ? measure.notJudged(subject, copies.rankMs(), "too few packets in common")
        : measure
            .below(subject, pair.arrivalDeviation(), copies.rankMs(), Map.of())
            .printedBy(later(edge, pair.lead()));
  }

  /** Who reports later in most packets copies; whoever is first may be the one that is copied. */
  private static List<DeviceId> later(Edge edge, int lead) {
    return lead == 0 ? List.of() : List.of(lead > 0 ? edge.high() : edge.low());
  }
}
