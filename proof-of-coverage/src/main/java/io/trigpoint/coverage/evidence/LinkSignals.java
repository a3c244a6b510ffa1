package io.trigpoint.coverage.evidence;

import static io.trigpoint.coverage.evidence.Measure.tenth;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.coverage.PrintedFigures;
import io.trigpoint.coverage.TrigpointParameters;
import io.trigpoint.coverage.evidence.EvidenceParameters.Radio;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Signals that look at one edge alone. Whoever heard the offending direction has printed it. */
final class LinkSignals {
  private LinkSignals() {}

  /** The lowest deviation of the signal's strength, power taken off; air always moves. */
  static List<Signal> tooStable(Links links, EvidenceParameters parameters) {
    Radio radio = parameters.radio();
    return PerPair.of(
        links,
        new PerPair.Worst(
            Measure.of(SignalKind.TOO_STABLE, links, parameters),
            link ->
                link.count() >= radio.steadyReceptions()
                    && link.path().filter(p -> p.metres() > radio.steadyMetres()).isPresent(),
            link -> link.level().deviation(),
            radio.minDeviation(),
            true,
            "too few receptions, or not asserted far apart"));
  }

  /** The median strength over free space between the asserted places. */
  static List<Signal> tooStrong(Links links, EvidenceParameters parameters) {
    Radio radio = parameters.radio();
    return PerPair.of(
        links,
        new PerPair.Worst(
            Measure.of(SignalKind.TOO_STRONG, links, parameters),
            link -> link.path().isPresent() && link.count() >= radio.receptions(),
            Link::excess,
            radio.loudness(),
            false,
            "too few receptions, or no place"));
  }

  /** The asserted distance against the radio horizon of both asserted heights, km. */
  static List<Signal> beyondHorizon(Links links, EvidenceParameters parameters) {
    TrigpointParameters.Spacing spacing = parameters.spacing();
    Measure measure = Measure.of(SignalKind.BEYOND_HORIZON, links, parameters);
    return PerPair.of(
        links,
        pair ->
            pair.path()
                .map(path ->
                    measure
                        .above(
                            Measure.of(pair.edge()),
                            path.metres() / 1000,
                            spacing.horizonPercent()
                                * path.horizon(spacing.terrainMetres())
                                / 100_000,
                            Map.of())
                        .printedBy(pair.links().stream().map(Link::witness).toList()))
                .orElseGet(() ->
                    measure.notJudged(
                        Measure.of(pair.edge()), Double.NaN, "a place is not asserted")));
  }

  /** The share of receptions that no receiver prints. */
  static List<Signal> snrInconsistent(Links links, EvidenceParameters parameters) {
    Radio radio = parameters.radio();
    return PerPair.of(
        links,
        new PerPair.Worst(
            Measure.of(SignalKind.SNR_INCONSISTENT, links, parameters),
            link -> link.count() >= radio.receptions(),
            link ->
                (double)
                        link.receptions().stream()
                            .filter(heard -> impossible(heard, parameters))
                            .count()
                    / link.count(),
            radio.impossibleShare(),
            false,
            "too few receptions"));
  }

  private static boolean impossible(Reception heard, EvidenceParameters parameters) {
    return !PrintedFigures.ratioExists(heard.snr(), heard.spreading(), parameters.printed())
        || !PrintedFigures.noiseExists(
            heard.rssi(), heard.snr(), heard.detail(), parameters.printed());
  }

  /** How often both directions are as loud as antennas side by side: the rarer of the two. */
  static List<Signal> sharedAntenna(Links links, EvidenceParameters parameters) {
    Measure measure = Measure.of(SignalKind.SHARED_ANTENNA, links, parameters);
    return PerPair.of(links, pair -> sharedAntenna(measure, pair, parameters.radio()));
  }

  private static Signal sharedAntenna(Measure measure, LinkPair pair, Radio radio) {
    Subject subject = Measure.of(pair.edge());
    boolean far = pair.path().map(p -> p.metres() > radio.antennaMetres()).orElse(false);
    boolean enough =
        pair.mutual() && pair.links().stream().allMatch(l -> l.count() >= radio.antennaCount());
    if (!far || !enough) {
      String why = far ? "too few receptions in a direction" : "not asserted far apart";
      return measure.notJudged(subject, radio.antennaCount(), why);
    }
    long rarer = pair.links().stream().mapToLong(link -> loud(link, radio)).min().orElseThrow();
    return measure
        .signal(
            subject,
            (double) rarer,
            radio.antennaCount(),
            rarer >= radio.antennaCount(),
            Map.of("strongest_dbm", tenth(pair.links().getFirst().strength())))
        .printedBy(List.of(pair.edge().low(), pair.edge().high()));
  }

  /** Strength against conducted power within each direction, dB per dB. */
  static List<Signal> powerIgnored(Links links, EvidenceParameters parameters) {
    Radio radio = parameters.radio();
    Measure measure = Measure.of(SignalKind.POWER_IGNORED, links, parameters);
    return PerPair.of(links, pair -> powerIgnored(measure, pair, radio));
  }

  private static Signal powerIgnored(Measure measure, LinkPair pair, Radio radio) {
    double squares = 0;
    double products = 0;
    List<DeviceId> printers = new ArrayList<>(2);
    for (Link link : pair.links()) {
      Moments slope = new Moments();
      link.receptions()
          .forEach(heard -> slope.add(heard.power().value(), Link.signal(heard).value()));
      squares += slope.squares();
      products += slope.products();
      if (slope.products() < radio.minSlope() * slope.squares()) {
        printers.add(link.witness());
      }
    }
    Subject subject = Measure.of(pair.edge());
    return squares < radio.powerSquares()
        ? measure.notJudged(subject, radio.minSlope(), "the power hardly varies")
        : measure
            .below(subject, products / squares, radio.minSlope(), Map.of())
            .printedBy(printers);
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
