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
          LawSignals::tooExactLaw,
          LawSignals::tunedToLimit,
          SourceSignals::of,
          WeatherTwins::of);

  /** Signals that must not build on what was repeated, copied or wired. */
  private static final List<BiFunction<Links, EvidenceParameters, List<Signal>>> OF_DIRECT_LINKS =
      List.of(SamePlace::of, LawSignals::noDistanceLaw, LawSignals::heardWithoutLaw);

  private Evidence() {}

  /** First each signal alone, then those that build on links refuted by others. */
  public static EvidenceFindings of(EvidenceWindow window, EvidenceParameters parameters) {
    Links links = Links.of(window);
    List<Signal> signals = new ArrayList<>();
    Decision decision = new Decision(links);
    ALONE.forEach(signal -> decision.add(signal.apply(links, parameters), signals));
    Links direct = links.only(decision::believed);
    OF_DIRECT_LINKS.forEach(signal -> decision.add(signal.apply(direct, parameters), signals));
    decision.add(MostlyRefuted.of(links, parameters, decision::counts), signals);
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
