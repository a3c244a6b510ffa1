package io.trigpoint.coverage.evidence;

import static io.trigpoint.coverage.evidence.Measure.tenth;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.coverage.evidence.EvidenceParameters.Law;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Signals that fit strength against distance over all links of a device. */
final class LawSignals {
  /** The middle of honest landscapes, for taking the offset of an ear off. */
  private static final double COMMON_EXPONENT = 3;

  private LawSignals() {}

  /** The path loss exponent over what a witness heard; its own offset is the intercept. */
  static List<Signal> noDistanceLaw(Links links, EvidenceParameters parameters) {
    Measure measure = Measure.of(SignalKind.NO_DISTANCE_LAW, links, parameters);
    Law law = parameters.law();
    Map<DeviceId, Double> offsets = offsets(links.byBeaconer(), law);
    List<Signal> signals = new ArrayList<>();
    links
        .byWitness()
        .forEach((witness, heard) ->
            signals.add(
                flat(
                    measure,
                    witness,
                    heard,
                    link -> corrected(link) - offsets.getOrDefault(link.beaconer(), 0.0),
                    law)));
    return signals;
  }

  /** The same over the ears that heard a beaconer. */
  static List<Signal> heardWithoutLaw(Links links, EvidenceParameters parameters) {
    Measure measure = Measure.of(SignalKind.HEARD_WITHOUT_LAW, links, parameters);
    Law law = parameters.law();
    Map<DeviceId, Double> offsets = offsets(links.byWitness(), law);
    List<Signal> signals = new ArrayList<>();
    links
        .byBeaconer()
        .forEach((beaconer, sent) ->
            signals.add(
                flat(
                    measure,
                    beaconer,
                    sent,
                    link -> corrected(link) - offsets.getOrDefault(link.witness(), 0.0),
                    law)));
    return signals;
  }

  /**
   * The coefficient of determination over what a witness heard, and each link that lies on the
   * line: links beside it are no part of the formula.
   */
  static List<Signal> tooExactLaw(Links links, EvidenceParameters parameters) {
    Law law = parameters.law();
    Measure measure = Measure.of(SignalKind.TOO_EXACT_LAW, links, parameters);
    List<Signal> signals = new ArrayList<>();
    links
        .byWitness()
        .forEach((witness, heard) -> {
          List<Link> placed = placed(heard, law);
          LineFit fit = fit(placed, LawSignals::corrected);
          if (placed.size() < law.edges() || Double.isNaN(fit.determination())) {
            signals.add(measure.notJudged(Measure.of(witness), law.exact(), "too few links"));
            return;
          }
          Signal all =
              measure.above(
                  Measure.of(witness),
                  fit.determination(),
                  law.exact(),
                  Map.of("edges", Integer.toString(placed.size())));
          signals.add(all);
          signals.addAll(each(measure, all, heard, link -> off(fit, link) <= law.exactDb()));
        });
    return signals;
  }

  /**
   * The share of a witness's links of which nearly all receptions lie just under the limit, and
   * each of these links.
   */
  static List<Signal> tunedToLimit(Links links, EvidenceParameters parameters) {
    Law law = parameters.law();
    Measure measure = Measure.of(SignalKind.TUNED_TO_LIMIT, links, parameters);
    List<Signal> signals = new ArrayList<>();
    links
        .byWitness()
        .forEach((witness, heard) -> {
          List<Link> placed = placed(heard, law);
          if (placed.size() < law.tunedEdges()) {
            signals.add(measure.notJudged(Measure.of(witness), law.tunedShare(), "too few links"));
            return;
          }
          double tuned = placed.stream().filter(link -> tuned(link, law)).count();
          Signal all =
              measure.above(
                  Measure.of(witness),
                  tuned / placed.size(),
                  law.tunedShare(),
                  Map.of("edges", Integer.toString(placed.size())));
          signals.add(all);
          signals.addAll(each(measure, all, heard, link -> tuned(link, law)));
        });
    return signals;
  }

  /** What a flagged device's signal says of the links that are like it, however few receptions. */
  private static List<Signal> each(
      Measure measure, Signal all, List<Link> heard, Predicate<Link> part) {
    if (!all.flagged()) {
      return List.of();
    }
    return heard.stream()
        .filter(link -> link.path().isPresent() && part.test(link))
        .map(link ->
            measure
                .signal(
                    Measure.of(Edge.between(link.beaconer(), link.witness())),
                    all.figure(),
                    all.threshold(),
                    true,
                    Map.of("heard_by", link.witness().hex()))
                .printedBy(List.of(link.witness())))
        .toList();
  }

  private static Signal flat(
      Measure measure,
      DeviceId device,
      List<Link> links,
      ToDoubleFunction<Link> strength,
      Law law) {
    List<Link> placed = placed(links, law);
    LineFit fit = fit(placed, strength);
    double exponent = -fit.slope() / 10;
    double limit =
        StrictMath.min(
            law.flatExponent(), law.leastExponent() - law.errors() * fit.slopeError() / 10);
    if (placed.size() < law.edges() || Double.isNaN(exponent)) {
      return measure.notJudged(Measure.of(device), law.flatExponent(), "too few links");
    }
    return measure.below(
        Measure.of(device),
        exponent,
        limit,
        Map.of("edges", Integer.toString(placed.size()), "residual_db", tenth(fit.deviation())));
  }

  static LineFit fit(List<Link> placed, ToDoubleFunction<Link> strength) {
    double[] logs = placed.stream().mapToDouble(LawSignals::log).toArray();
    return LineFit.of(logs, placed.stream().mapToDouble(strength).toArray());
  }

  private static double log(Link link) {
    return StrictMath.log10(link.path().orElseThrow().metres());
  }

  private static List<Link> placed(List<Link> links, Law law) {
    return links.stream()
        .filter(link -> link.path().isPresent() && link.count() >= law.receptions())
        .toList();
  }

  /** Mean level less both antennas: minus the path loss, plus the witness's offset. */
  private static double corrected(Link link) {
    return link.level().mean() - link.path().orElseThrow().gains();
  }

  /** How far a link lies beside a line, dB. */
  private static double off(LineFit fit, Link link) {
    return StrictMath.abs(corrected(link) - fit.intercept() - fit.slope() * log(link));
  }

  /**
   * The median of what is left of each device's levels when a common law is taken off, less that of
   * all devices, drawn towards zero when links are few. Medians, since anybody can add links.
   */
  private static Map<DeviceId, Double> offsets(SortedMap<DeviceId, List<Link>> byDevice, Law law) {
    Map<DeviceId, Double> medians = new HashMap<>();
    Map<DeviceId, Integer> counts = new HashMap<>();
    byDevice.forEach((device, links) -> {
      double[] left =
          placed(links, law).stream()
              .mapToDouble(link -> corrected(link) + 10 * COMMON_EXPONENT * log(link))
              .toArray();
      if (left.length > 1) {
        medians.put(device, Sample.median(left));
        counts.put(device, left.length);
      }
    });
    double middle =
        Sample.median(medians.values().stream().mapToDouble(Double::doubleValue).toArray());
    medians.replaceAll((device, median) -> {
      int links = counts.getOrDefault(device, 0);
      double drawn = (median - middle) * links / (links + 2);
      return StrictMath.clamp(drawn, -law.offsetDb(), law.offsetDb());
    });
    return medians;
  }

  private static boolean tuned(Link link, Law law) {
    Path path = link.path().orElseThrow();
    double loss = LinkBudget.freeSpaceLoss(link.receptions().getFirst().frequency(), path.metres());
    double limit = path.gains() - loss;
    long inBand = 0;
    for (double level : link.levels()) {
      inBand += level > limit - law.tunedBand() && level <= limit + law.tunedMargin() ? 1 : 0;
    }
    return inBand >= law.tunedReceptions() * link.count();
  }
}
