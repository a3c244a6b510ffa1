package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.coverage.evidence.EvidenceParameters.Mutual;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    Set<DeviceId> audible = audible(links, mutual);
    return PerPair.of(
        links,
        pair -> {
          Subject subject = Measure.of(pair.edge());
          Link link = pair.links().getFirst();
          if (pair.mutual()) {
            return measure.signal(subject, Double.NaN, mutual.marginDb(), false, Map.of());
          }
          return link.count() >= mutual.receptions()
                  && links.heardShare(link) >= mutual.heardShare()
                  && audible.contains(link.witness())
              ? measure
                  .above(
                      subject,
                      wayBack(links, link),
                      mutual.marginDb(),
                      Map.of("heard", Integer.toString(link.count())))
                  .printedBy(List.of(link.witness()))
              : measure.notJudged(subject, mutual.marginDb(), "too few beacons");
        });
  }

  /** Beaconers that an ear hears often enough which they hear themselves. */
  private static Set<DeviceId> audible(Links links, Mutual mutual) {
    Set<Edge> bothWays = PerPair.mutual(links);
    return links.all().stream()
        .filter(link ->
            link.count() >= mutual.beacons()
                && bothWays.contains(Edge.between(link.beaconer(), link.witness())))
        .map(Link::beaconer)
        .collect(Collectors.toSet());
  }

  /**
   * Level one way less level the other way, less what the offsets of both receivers explain, where
   * that makes it less. The offset of a receiver is the median over its edges, drawn towards zero
   * when they are few.
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
    return PerPair.of(links, pair -> asymmetric(measure, links, pair, offsets, mutual));
  }

  private static Signal asymmetric(
      Measure measure, Links links, LinkPair pair, Map<DeviceId, Double> offsets, Mutual mutual) {
    Subject subject = Measure.of(pair.edge());
    if (!comparable(links, pair, mutual)) {
      return measure.notJudged(subject, mutual.asymmetryDb(), "not heard well both ways");
    }
    double difference = highHears(pair);
    double explained =
        offsets.getOrDefault(pair.edge().high(), 0.0)
            - offsets.getOrDefault(pair.edge().low(), 0.0);
    return measure
        .above(
            subject,
            StrictMath.min(StrictMath.abs(difference), StrictMath.abs(difference - explained)),
            mutual.asymmetryDb(),
            Map.of())
        .printedBy(List.of(pair.edge().low(), pair.edge().high()));
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
