package io.trigpoint.coverage.evidence;

import static io.trigpoint.coverage.evidence.Measure.tenth;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.coverage.evidence.EvidenceParameters.Radio;
import io.trigpoint.report.Decibels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Signals that look at one edge alone. */
final class LinkSignals {
  private LinkSignals() {}

  /** The lowest deviation of the signal's strength, power taken off; air always moves. */
  static List<Signal> tooStable(Links links, EvidenceParameters parameters) {
    Radio radio = parameters.radio();
    Measure measure = Measure.of(SignalKind.TOO_STABLE, links, parameters);
    List<Signal> signals = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Subject subject = Measure.of(pair.edge());
      boolean far = pair.path().map(p -> p.metres() > radio.steadyMetres()).orElse(false);
      double least =
          pair.links().stream()
              .filter(link -> link.count() >= radio.steadyReceptions())
              .mapToDouble(link -> link.level().deviation())
              .min()
              .orElse(Double.NaN);
      signals.add(
          !far
              ? measure.notJudged(subject, radio.minDeviation(), "not asserted far apart")
              : Double.isNaN(least)
                  ? measure.notJudged(subject, radio.minDeviation(), "too few receptions")
                  : measure.below(subject, least, radio.minDeviation(), Map.of()));
    }
    return signals;
  }

  /** The median strength over free space between the asserted places. */
  static List<Signal> tooStrong(Links links, EvidenceParameters parameters) {
    Radio radio = parameters.radio();
    Measure measure = Measure.of(SignalKind.TOO_STRONG, links, parameters);
    List<Signal> signals = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Subject subject = Measure.of(pair.edge());
      double most =
          pair.links().stream()
              .filter(link -> link.path().isPresent() && link.count() >= radio.receptions())
              .mapToDouble(Link::excess)
              .max()
              .orElse(Double.NaN);
      signals.add(
          Double.isNaN(most)
              ? measure.notJudged(subject, radio.loudness(), "too few receptions, or no place")
              : measure.above(subject, most, radio.loudness(), Map.of()));
    }
    return signals;
  }

  /** The asserted distance against the radio horizon of both asserted heights, km. */
  static List<Signal> beyondHorizon(Links links, EvidenceParameters parameters) {
    Radio radio = parameters.radio();
    Measure measure = Measure.of(SignalKind.BEYOND_HORIZON, links, parameters);
    List<Signal> signals = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Subject subject = Measure.of(pair.edge());
      signals.add(
          pair.path()
              .map(path ->
                  measure.above(
                      subject,
                      path.metres() / 1000,
                      radio.horizonMargin() * path.horizon(radio.terrainMetres()) / 1000,
                      Map.of()))
              .orElseGet(() -> measure.notJudged(subject, Double.NaN, "a place is not asserted")));
    }
    return signals;
  }

  /** The share of receptions that no receiver prints. */
  static List<Signal> snrInconsistent(Links links, EvidenceParameters parameters) {
    Radio radio = parameters.radio();
    Measure measure = Measure.of(SignalKind.SNR_INCONSISTENT, links, parameters);
    List<Signal> signals = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Subject subject = Measure.of(pair.edge());
      double most =
          pair.links().stream()
              .filter(link -> link.count() >= radio.receptions())
              .mapToDouble(link ->
                  (double) link.receptions().stream().filter(ImpossibleFigures::in).count()
                      / link.count())
              .max()
              .orElse(Double.NaN);
      signals.add(
          Double.isNaN(most)
              ? measure.notJudged(subject, radio.impossibleShare(), "too few receptions")
              : measure.above(subject, most, radio.impossibleShare(), Map.of()));
    }
    return signals;
  }

  /** How often both directions are as loud as antennas side by side: the rarer of the two. */
  static List<Signal> sharedAntenna(Links links, EvidenceParameters parameters) {
    Radio radio = parameters.radio();
    Measure measure = Measure.of(SignalKind.SHARED_ANTENNA, links, parameters);
    List<Signal> signals = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Subject subject = Measure.of(pair.edge());
      boolean far = pair.path().map(p -> p.metres() > radio.antennaMetres()).orElse(false);
      boolean enough =
          pair.mutual() && pair.links().stream().allMatch(l -> l.count() >= radio.antennaCount());
      if (!far || !enough) {
        String why = far ? "too few receptions in a direction" : "not asserted far apart";
        signals.add(measure.notJudged(subject, radio.antennaCount(), why));
        continue;
      }
      long rarer = pair.links().stream().mapToLong(link -> loud(link, radio)).min().orElseThrow();
      signals.add(
          measure.signal(
              subject,
              (double) rarer,
              radio.antennaCount(),
              rarer >= radio.antennaCount(),
              Map.of("strongest_dbm", tenth(pair.links().getFirst().strength()))));
    }
    return signals;
  }

  /** Strength against conducted power within each direction, dB per dB. */
  static List<Signal> powerIgnored(Links links, EvidenceParameters parameters) {
    Radio radio = parameters.radio();
    Measure measure = Measure.of(SignalKind.POWER_IGNORED, links, parameters);
    List<Signal> signals = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Subject subject = Measure.of(pair.edge());
      double squares = 0;
      double products = 0;
      for (Link link : pair.links()) {
        double power = Sample.of(powers(link)).mean();
        double strength = link.strength();
        for (Reception heard : link.receptions()) {
          double up = heard.power().value() - power;
          squares += up * up;
          products += up * (Link.signal(heard).value() - strength);
        }
      }
      signals.add(
          squares < radio.powerSquares()
              ? measure.notJudged(subject, radio.minSlope(), "the power hardly varies")
              : measure.below(subject, products / squares, radio.minSlope(), Map.of()));
    }
    return signals;
  }

  private static double[] powers(Link link) {
    return link.receptions().stream().mapToDouble(heard -> heard.power().value()).toArray();
  }

  private static long loud(Link link, Radio radio) {
    int gains = (int) StrictMath.rint(link.path().orElseThrow().gains() * 10);
    int margin = Decibels.of(radio.antennaMargin()).tenths();
    return link.receptions().stream()
        .filter(heard ->
            Link.signal(heard).tenths()
                > LinkBudget.strongest(
                            heard.power(),
                            new Decibels(gains),
                            new Decibels(0),
                            heard.frequency(),
                            radio.referenceMetres())
                        .tenths()
                    + margin)
        .count();
  }
}
