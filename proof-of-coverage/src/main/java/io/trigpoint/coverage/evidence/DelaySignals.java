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

  /** Repeated frames may be most of what a device hears; the earlier links are its own. */
  private static final double LESS_LATE = 0.25;

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

  /** The lag of a link beyond what both backhauls explain. */
  private static ToDoubleFunction<Link> ownLag(Links links, Delay delay) {
    Map<SpreadingFactor, Double> common =
        quantiles(links.all(), DelaySignals::spreading, Link::lag, 0.5);
    ToDoubleFunction<Link> besides = link -> link.lag() - of(common, spreading(link));
    Map<DeviceId, Double> hearing = quantiles(links.all(), Link::witness, besides, LESS_LATE);
    Map<DeviceId, Double> sending = quantiles(links.all(), Link::beaconer, besides, LESS_LATE);
    return link ->
        besides.applyAsDouble(link)
            - backhaul(hearing, sending, link.witness(), delay)
            + backhaul(hearing, sending, link.beaconer(), delay);
  }

  /**
   * How much slower than usual a device reports, ms. A slow backhaul makes what it hears late and
   * its own beacons early by the same time; repeated frames make either look later than it is, so
   * the lesser of the two counts.
   */
  private static double backhaul(
      Map<DeviceId, Double> hearing, Map<DeviceId, Double> sending, DeviceId device, Delay delay) {
    Double heard = hearing.get(device);
    Double sent = sending.get(device);
    double slower =
        heard == null
            ? sent == null ? 0 : -sent
            : sent == null || StrictMath.abs(heard) <= StrictMath.abs(sent) ? heard : -sent;
    return StrictMath.clamp(slower, -delay.fasterMs(), delay.slowerMs());
  }

  private static <K> Map<K, Double> quantiles(
      List<Link> links, Function<Link, K> key, ToDoubleFunction<Link> figure, double share) {
    Map<K, List<Link>> groups = new HashMap<>();
    for (Link link : links) {
      groups.computeIfAbsent(key.apply(link), k -> new ArrayList<>()).add(link);
    }
    Map<K, Double> quantiles = new HashMap<>();
    groups.forEach((k, group) ->
        quantiles.put(k, Sample.quantile(group.stream().mapToDouble(figure).toArray(), share)));
    return quantiles;
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
