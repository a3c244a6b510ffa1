package io.trigpoint.coverage.evidence;

import static io.trigpoint.coverage.evidence.Measure.tenth;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.coverage.evidence.EvidenceParameters.Law;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Signals that fit strength against distance over all links of a device. */
final class LawSignals {
  /** The middle of honest landscapes, for taking the offset of an ear off. */
  private static final double COMMON_EXPONENT = 3;

  private LawSignals() {}

  /** The path loss exponent over what a witness heard; its own offset is the intercept. */
  static List<Signal> noDistanceLaw(Links links, EvidenceParameters parameters) {
    Measure measure = Measure.of(SignalKind.NO_DISTANCE_LAW, links, parameters);
    Map<DeviceId, Sample> offsets = offsets(links.byBeaconer());
    List<Signal> signals = new ArrayList<>();
    links
        .byWitness()
        .forEach((witness, heard) ->
            signals.add(
                flat(
                    measure,
                    witness,
                    heard,
                    link -> without(offsets.get(link.beaconer()), link),
                    parameters.law())));
    return signals;
  }

  /** The same over the ears that heard a beaconer. */
  static List<Signal> heardWithoutLaw(Links links, EvidenceParameters parameters) {
    Measure measure = Measure.of(SignalKind.HEARD_WITHOUT_LAW, links, parameters);
    Map<DeviceId, Sample> offsets = offsets(links.byWitness());
    List<Signal> signals = new ArrayList<>();
    links
        .byBeaconer()
        .forEach((beaconer, sent) ->
            signals.add(
                flat(
                    measure,
                    beaconer,
                    sent,
                    link -> without(offsets.get(link.witness()), link),
                    parameters.law())));
    return signals;
  }

  /** The coefficient of determination over what a witness heard. */
  static List<Signal> tooExactLaw(Links links, EvidenceParameters parameters) {
    Law law = parameters.law();
    Measure measure = Measure.of(SignalKind.TOO_EXACT_LAW, links, parameters);
    List<Signal> signals = new ArrayList<>();
    links
        .byWitness()
        .forEach((witness, heard) -> {
          List<Link> placed = placed(heard);
          LineFit fit = fit(placed, LawSignals::corrected);
          signals.add(
              placed.size() < law.edges() || Double.isNaN(fit.determination())
                  ? measure.notJudged(Measure.of(witness), law.exact(), "too few links")
                  : measure.above(
                      Measure.of(witness),
                      fit.determination(),
                      law.exact(),
                      Map.of("edges", Integer.toString(placed.size()))));
        });
    return signals;
  }

  /** The share of a witness's links of which nearly all receptions lie just under the limit. */
  static List<Signal> tunedToLimit(Links links, EvidenceParameters parameters) {
    Law law = parameters.law();
    Measure measure = Measure.of(SignalKind.TUNED_TO_LIMIT, links, parameters);
    List<Signal> signals = new ArrayList<>();
    links
        .byWitness()
        .forEach((witness, heard) -> {
          List<Link> placed = placed(heard);
          double tuned = placed.stream().filter(link -> tuned(link, law)).count();
          signals.add(
              placed.size() < law.tunedEdges()
                  ? measure.notJudged(Measure.of(witness), law.tunedShare(), "too few links")
                  : measure.above(
                      Measure.of(witness),
                      tuned / placed.size(),
                      law.tunedShare(),
                      Map.of("edges", Integer.toString(placed.size()))));
        });
    return signals;
  }

  private static Signal flat(
      Measure measure,
      DeviceId device,
      List<Link> links,
      ToDoubleFunction<Link> strength,
      Law law) {
    List<Link> placed = placed(links);
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
    double[] logs =
        placed.stream()
            .mapToDouble(link -> StrictMath.log10(link.path().orElseThrow().metres()))
            .toArray();
    return LineFit.of(logs, placed.stream().mapToDouble(strength).toArray());
  }

  static List<Link> placed(List<Link> links) {
    return links.stream().filter(link -> link.path().isPresent()).toList();
  }

  /** Mean level less both antennas: minus the path loss, plus the witness's offset. */
  private static double corrected(Link link) {
    return link.level().mean() - link.path().orElseThrow().gains();
  }

  /** What is left of each device's levels when a common law is taken off. */
  private static Map<DeviceId, Sample> offsets(SortedMap<DeviceId, List<Link>> byDevice) {
    Map<DeviceId, Sample> offsets = new HashMap<>();
    byDevice.forEach((device, links) ->
        offsets.put(
            device, Sample.of(placed(links).stream().mapToDouble(LawSignals::left).toArray())));
    return offsets;
  }

  /** The level less the offset of the far end, which its other links give; few give little. */
  private static double without(@Nullable Sample far, Link link) {
    if (far == null || far.count() < 2) {
      return corrected(link);
    }
    double others = far.mean() * far.count() - left(link);
    return corrected(link) - others / (far.count() + 1);
  }

  private static double left(Link link) {
    return corrected(link)
        + 10 * COMMON_EXPONENT * StrictMath.log10(link.path().orElseThrow().metres());
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
