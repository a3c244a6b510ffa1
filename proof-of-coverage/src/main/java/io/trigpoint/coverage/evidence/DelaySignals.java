package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.evidence.EvidenceParameters.Delay;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.SpreadingFactor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Signals of when receptions arrive. */
final class DelaySignals {
  private static final int FRAME_BYTES = 52;

  /** Median absolute deviation to standard deviation. */
  private static final double DEVIATION = 1.4826;

  /** Repeated frames may be most of what a device hears; the earlier links are its own. */
  private static final double LESS_LATE = 0.25;

  private DelaySignals() {}

  /**
   * How much later than the first other witness of the same packets nearly all receptions of a
   * direction arrive, less what the witness's backhaul takes anyway. Whoever repeats a frame must
   * hear its end first.
   */
  static List<Signal> lateArrival(Links links, EvidenceParameters parameters) {
    Delay delay = parameters.delay();
    Measure measure = Measure.of(SignalKind.LATE_ARRIVAL, links, parameters);
    FirstArrivals arrivals = FirstArrivals.of(links.window().receptions());
    IdentityHashMap<Link, double[]> later = new IdentityHashMap<>();
    for (Link link : links.all()) {
      double[] its = arrivals.later(link);
      if (its.length >= delay.receptions()) {
        later.put(link, its);
      }
    }
    Map<DeviceId, Double> slowness = slowness(later, delay);
    return PerPair.of(links, pair -> lateArrival(measure, pair, later, slowness, delay));
  }

  private static Signal lateArrival(
      Measure measure,
      LinkPair pair,
      IdentityHashMap<Link, double[]> later,
      Map<DeviceId, Double> slowness,
      Delay delay) {
    Subject subject = Measure.of(pair.edge());
    double figure = Double.NaN;
    double threshold = Double.NaN;
    for (Link link : pair.links()) {
      double[] its = later.get(link);
      if (its != null) {
        double own =
            Sample.quantile(its, delay.early()) - slowness.getOrDefault(link.witness(), 0.0);
        double limit = limit(link, its, delay);
        if (Double.isNaN(figure) || own - limit > figure - threshold) {
          figure = own;
          threshold = limit;
        }
      }
    }
    return Double.isNaN(figure)
        ? measure.notJudged(subject, Double.NaN, "too few receptions that others report too")
        : measure.above(subject, figure, threshold, Map.of());
  }

  /** How much later than the first a device reports on its earlier links, ms. */
  private static Map<DeviceId, Double> slowness(
      IdentityHashMap<Link, double[]> later, Delay delay) {
    Map<DeviceId, List<Double>> medians = new HashMap<>();
    later.forEach((link, its) ->
        medians.computeIfAbsent(link.witness(), w -> new ArrayList<>()).add(Sample.median(its)));
    Map<DeviceId, Double> slowness = new HashMap<>();
    medians.forEach((witness, of) -> {
      double earlier =
          Sample.quantile(of.stream().mapToDouble(Double::doubleValue).toArray(), LESS_LATE);
      slowness.put(witness, StrictMath.clamp(earlier, 0, delay.slowerMs()));
    });
    return slowness;
  }

  private static double limit(Link link, double[] later, Delay delay) {
    double median = Sample.median(later);
    double[] off = new double[later.length];
    for (int i = 0; i < later.length; i++) {
      off[i] = StrictMath.abs(later[i] - median);
    }
    return StrictMath.max(
        delay.airtimes() * airtimeMs(link.receptions().getFirst().spreading()),
        delay.jitters() * DEVIATION * Sample.median(off));
  }

  /** From the first to the last tenth of a link's lags. */
  static List<Signal> flatLag(Links links, EvidenceParameters parameters) {
    Delay delay = parameters.delay();
    return PerPair.of(
        links,
        new PerPair.Worst(
            Measure.of(SignalKind.FLAT_LAG, links, parameters),
            link -> link.count() >= delay.spreadReceptions(),
            link -> Sample.quantile(link.lags(), 0.9) - Sample.quantile(link.lags(), 0.1),
            delay.spreadMs(),
            false,
            "too few receptions"));
  }

  /** A beacon on air: 125 kHz, coding 4/5, preamble of 8, header and check sum. */
  static double airtimeMs(SpreadingFactor spreading) {
    int factor = spreading.value();
    double symbolMs = (1 << factor) / 125.0;
    int perBlock = 4 * (factor >= 11 ? factor - 2 : factor);
    int bits = 8 * FRAME_BYTES - 4 * factor + 28 + 16;
    int symbols = 8 + 5 * StrictMath.ceilDiv(bits, perBlock);
    return (8 + 4.25 + symbols) * symbolMs;
  }
}
