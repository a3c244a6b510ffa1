package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.coverage.evidence.EvidenceParameters.Mutual;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signals that compare both directions of an edge: what lies between two antennas is mutual. */
final class MutualSignals {
  private MutualSignals() {}

  /**
   * How far the working direction would lie over sensitivity on the way back, when the way back
   * never works.
   */
  static List<Signal> oneWay(Links links, EvidenceParameters parameters) {
    Mutual mutual = parameters.mutual();
    Measure measure = Measure.of(SignalKind.ONE_WAY, links, parameters);
    long spanMs = links.spanMs();
    List<Signal> signals = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Subject subject = Measure.of(pair.edge());
      Link link = pair.links().getFirst();
      boolean judged =
          link.count() >= mutual.receptions()
              && links.heardShare(link) >= mutual.heardShare()
              && shouldBeHeard(links, link.witness(), mutual, spanMs);
      signals.add(
          pair.mutual()
              ? measure.signal(subject, Double.NaN, mutual.marginDb(), false, Map.of())
              : !judged
                  ? measure.notJudged(subject, mutual.marginDb(), "too few beacons")
                  : measure.above(
                      subject,
                      wayBack(links, link),
                      mutual.marginDb(),
                      Map.of("heard", Integer.toString(link.count()))));
    }
    return signals;
  }

  /**
   * Level one way less level the other way, less what the offsets of both receivers explain. The
   * offset of a receiver is the median over its edges, drawn towards zero when they are few.
   */
  static List<Signal> asymmetric(Links links, EvidenceParameters parameters) {
    Mutual mutual = parameters.mutual();
    Measure measure = Measure.of(SignalKind.ASYMMETRIC, links, parameters);
    Map<DeviceId, List<Double>> differences = new HashMap<>();
    for (LinkPair pair : links.pairs()) {
      if (comparable(links, pair, mutual)) {
        double highHears = highHears(pair);
        differences.computeIfAbsent(pair.edge().high(), d -> new ArrayList<>()).add(highHears);
        differences.computeIfAbsent(pair.edge().low(), d -> new ArrayList<>()).add(-highHears);
      }
    }
    Map<DeviceId, Double> offsets = new HashMap<>();
    differences.forEach((device, of) -> offsets.put(device, offset(of, mutual.offsetDb())));
    List<Signal> signals = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Subject subject = Measure.of(pair.edge());
      if (!comparable(links, pair, mutual)) {
        signals.add(measure.notJudged(subject, mutual.asymmetryDb(), "not heard well both ways"));
        continue;
      }
      double explained =
          offsets.getOrDefault(pair.edge().high(), 0.0)
              - offsets.getOrDefault(pair.edge().low(), 0.0);
      signals.add(
          measure.above(
              subject,
              StrictMath.abs(highHears(pair) - explained),
              mutual.asymmetryDb(),
              Map.of()));
    }
    return signals;
  }

  /** It beacons often enough, or never, which a witness of many days does not do either. */
  private static boolean shouldBeHeard(Links links, DeviceId silent, Mutual mutual, long spanMs) {
    int beacons = links.beaconsOf(silent);
    return beacons >= mutual.beacons() || beacons == 0 && spanMs >= mutual.silentMs();
  }

  private static double wayBack(Links links, Link link) {
    double power = link.receptions().getFirst().power().value();
    double back =
        Optional.ofNullable(links.byBeaconer().get(link.witness()))
            .map(sent -> sent.getFirst().receptions().getFirst().power().value())
            .orElse(power);
    return link.strength()
        + StrictMath.min(0, back - power)
        - LinkBudget.sensitivity(link.receptions().getFirst().spreading()).value();
  }

  private static boolean comparable(Links links, LinkPair pair, Mutual mutual) {
    return pair.mutual()
        && pair.links().stream()
            .allMatch(link ->
                link.count() >= mutual.receptions()
                    && links.heardShare(link) >= mutual.symmetryShare());
  }

  private static double highHears(LinkPair pair) {
    return pair.fromLow().orElseThrow().level().mean()
        - pair.fromHigh().orElseThrow().level().mean();
  }

  private static double offset(List<Double> differences, double most) {
    double[] figures = differences.stream().mapToDouble(Double::doubleValue).toArray();
    double drawn = Sample.median(figures) * figures.length / (figures.length + 2);
    return StrictMath.clamp(drawn, -most, most);
  }
}
