package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.evidence.ClosedRing.Rings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

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

  /** The signals that could be judged, and what they deny. */
  public static EvidenceFindings of(EvidenceWindow window, EvidenceParameters parameters) {
    return of(window, parameters, signal -> signal.verdict() != Verdict.NOT_JUDGED);
  }

  /** The same, with a signal too for each edge and device of the window that has too little. */
  public static EvidenceFindings explained(EvidenceWindow window, EvidenceParameters parameters) {
    return of(window, parameters, signal -> true);
  }

  /** First each signal alone, then those that build on links refuted by others. */
  private static EvidenceFindings of(
      EvidenceWindow window, EvidenceParameters parameters, Predicate<Signal> kept) {
    Links links = Links.of(window);
    List<Signal> signals = new ArrayList<>();
    Decision decision = new Decision(links, kept);
    ALONE.forEach(signal -> decision.add(signal.apply(links, parameters), signals));
    Links direct = links.only(decision::believed);
    OF_DIRECT_LINKS.forEach(signal -> decision.add(signal.apply(direct, parameters), signals));
    decision.add(MostlyRefuted.of(links, parameters, decision::refutedBy), signals);
    Rings rings = ClosedRing.of(links, parameters, decision::denied);
    rings.signals().stream().filter(kept).forEach(signals::add);
    decision.addRings(rings);
    signals.sort(
        Comparator.comparing(SignalKind::of)
            .thenComparing(Signal::subject)
            .thenComparing(Signal::verdict));
    return new EvidenceFindings(signals, decision.denials());
  }
}
