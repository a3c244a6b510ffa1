package io.trigpoint.coverage.evidence;

import static io.trigpoint.coverage.evidence.Measure.tenth;

import io.trigpoint.coverage.evidence.EvidenceParameters.Delay;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.SpreadingFactor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Signals of when receptions arrive, compared with the beacon's own report. */
final class DelaySignals {
  private static final int FRAME_BYTES = 52;

  /** Median absolute deviation to standard deviation, times that of a median to that of a mean. */
  private static final double MEDIAN_ERROR = 1.4826 * 1.2533;

  private DelaySignals() {}

  /**
   * The median lag of a link less what its witness, its beaconer and all links of its spreading
   * factor have anyway. Whoever repeats a frame must hear its end first.
   */
  static List<Signal> lateArrival(Links links, EvidenceParameters parameters) {
    Delay delay = parameters.delay();
    Measure measure = Measure.of(SignalKind.LATE_ARRIVAL, links, parameters);
    ToDoubleFunction<Link> own = ownLag(links, delay);
    List<Signal> signals = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Subject subject = Measure.of(pair.edge());
      Optional<Link> latest =
          pair.links().stream()
              .filter(link -> link.count() >= delay.receptions())
              .max(
                  Comparator.comparingDouble(link -> own.applyAsDouble(link) - limit(link, delay)));
      signals.add(
          latest
              .map(link ->
                  measure.above(
                      subject,
                      own.applyAsDouble(link),
                      limit(link, delay),
                      Map.of("median_lag_ms", tenth(link.lag()))))
              .orElseGet(() -> measure.notJudged(subject, Double.NaN, "too few receptions")));
    }
    return signals;
  }

  /** From the first to the last tenth of a link's lags. */
  static List<Signal> flatLag(Links links, EvidenceParameters parameters) {
    Delay delay = parameters.delay();
    Measure measure = Measure.of(SignalKind.FLAT_LAG, links, parameters);
    List<Signal> signals = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Subject subject = Measure.of(pair.edge());
      double widest =
          pair.links().stream()
              .filter(link -> link.count() >= delay.spreadReceptions())
              .mapToDouble(DelaySignals::spread)
              .max()
              .orElse(Double.NaN);
      signals.add(
          Double.isNaN(widest)
              ? measure.notJudged(subject, delay.spreadMs(), "too few receptions")
              : measure.above(subject, widest, delay.spreadMs(), Map.of()));
    }
    return signals;
  }

  private static double spread(Link link) {
    double[] lags = link.lags();
    return Sample.quantile(lags, 0.9) - Sample.quantile(lags, 0.1);
  }

  private static ToDoubleFunction<Link> ownLag(Links links, Delay delay) {
    Map<SpreadingFactor, Double> common = medians(links.all(), DelaySignals::spreading, Link::lag);
    ToDoubleFunction<Link> besides = link -> link.lag() - of(common, spreading(link));
    Map<DeviceId, Double> witnesses = medians(links.all(), Link::witness, besides);
    ToDoubleFunction<Link> left =
        link ->
            besides.applyAsDouble(link)
                - StrictMath.min(delay.witnessMs(), of(witnesses, link.witness()));
    Map<DeviceId, Double> beaconers = medians(links.all(), Link::beaconer, left);
    return link ->
        left.applyAsDouble(link)
            - StrictMath.min(delay.beaconerMs(), of(beaconers, link.beaconer()));
  }

  private static <K> Map<K, Double> medians(
      List<Link> links, Function<Link, K> key, ToDoubleFunction<Link> figure) {
    Map<K, List<Link>> groups = new HashMap<>();
    for (Link link : links) {
      groups.computeIfAbsent(key.apply(link), k -> new ArrayList<>()).add(link);
    }
    Map<K, Double> medians = new HashMap<>();
    groups.forEach(
        (k, group) -> medians.put(k, Sample.median(group.stream().mapToDouble(figure).toArray())));
    return medians;
  }

  private static <K> double of(Map<K, Double> medians, K key) {
    return medians.getOrDefault(key, 0.0);
  }

  private static double limit(Link link, Delay delay) {
    double[] lags = link.lags();
    double[] off = new double[lags.length];
    for (int i = 0; i < lags.length; i++) {
      off[i] = StrictMath.abs(lags[i] - link.lag());
    }
    double error = MEDIAN_ERROR * Sample.median(off) / StrictMath.sqrt(lags.length);
    return StrictMath.max(delay.airtimes() * airtimeMs(spreading(link)), delay.errors() * error);
  }

  private static SpreadingFactor spreading(Link link) {
    return link.receptions().getFirst().spreading();
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
