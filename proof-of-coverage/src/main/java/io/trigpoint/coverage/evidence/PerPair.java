package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One signal for each edge. */
final class PerPair {
  private PerPair() {}

  static List<Signal> of(Links links, Function<LinkPair, Signal> signal) {
    List<Signal> signals = new ArrayList<>(links.pairs().size());
    links.pairs().forEach(pair -> signals.add(signal.apply(pair)));
    return signals;
  }

  /** The edges that work both ways. */
  static Set<Edge> mutual(Links links) {
    return links.pairs().stream()
        .filter(LinkPair::mutual)
        .map(LinkPair::edge)
        .collect(Collectors.toSet());
  }

  /**
   * The figure of each direction that can be judged: the worst counts, and whoever printed one that
   * is beyond the threshold is named.
   *
   * @param below whether small figures are bad
   */
  record Worst(
      Measure measure,
      Predicate<Link> judged,
      ToDoubleFunction<Link> figure,
      double threshold,
      boolean below,
      String otherwise)
      implements Function<LinkPair, Signal> {

    @Override
    public Signal apply(LinkPair pair) {
      Subject subject = Measure.of(pair.edge());
      List<DeviceId> printers = new ArrayList<>(2);
      double worst = Double.NaN;
      for (Link link : pair.links()) {
        if (judged.test(link)) {
          double its = figure.applyAsDouble(link);
          worst = Double.isNaN(worst) || bad(its, worst) ? its : worst;
          if (bad(its, threshold)) {
            printers.add(link.witness());
          }
        }
      }
      return Double.isNaN(worst)
          ? measure.notJudged(subject, threshold, otherwise)
          : measure
              .signal(subject, worst, threshold, bad(worst, threshold), Map.of())
              .printedBy(printers);
    }

    private boolean bad(double figure, double limit) {
      return below ? figure < limit : figure > limit;
    }
  }
}
