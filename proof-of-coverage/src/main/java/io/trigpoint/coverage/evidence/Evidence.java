package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.evidence.ClosedRing.Rings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** All signals of a window, and what follows from them. Pure. */
public final class Evidence {
  private static final List<BiFunction<Links, EvidenceParameters, List<Signal>>> ALONE =
      List.of(
          CopySignals::of,
          LinkSignals::tooStable,
          LinkSignals::tooStrong,
          LinkSignals::sharedAntenna,
          LinkSignals::beyondHorizon,
          LinkSignals::snrInconsistent,
          LinkSignals::powerIgnored,
          DelaySignals::lateArrival,
          DelaySignals::flatLag,
          MutualSignals::oneWay,
          MutualSignals::asymmetric,
          SamePlace::of,
          LawSignals::noDistanceLaw,
          LawSignals::heardWithoutLaw,
          LawSignals::tooExactLaw,
          LawSignals::tunedToLimit,
          SourceSignals::of,
          WeatherTwins::of);

  private Evidence() {}

  /** First each signal alone, then the two that build on links refuted by others. */
  public static EvidenceFindings of(EvidenceWindow window, EvidenceParameters parameters) {
    Links links = Links.of(window);
    List<Signal> signals = new ArrayList<>();
    ALONE.forEach(signal -> signals.addAll(signal.apply(links, parameters)));
    Decision decision = Decision.of(links, signals);
    decision.add(MostlyRefuted.of(links, parameters, decision::denied), signals);
    Rings rings = ClosedRing.of(links, parameters, decision::denied);
    signals.addAll(rings.signals());
    decision.addRings(rings);
    signals.sort(
        Comparator.comparing(SignalKind::of)
            .thenComparing(Signal::subject)
            .thenComparing(Signal::verdict));
    return new EvidenceFindings(signals, decision.denials());
  }
}
