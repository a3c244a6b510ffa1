package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.EvidenceParameters.Mutual;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Devices of which most links are refuted lose the others too. The worst goes first and takes its
 * links along, so that an honest device is not counted by the links that liars have to it.
 */
final class MostlyRefuted {
  private final Mutual mutual;
  private final Map<DeviceId, Set<DeviceId>> partners = new HashMap<>();
  private final Map<DeviceId, Set<DeviceId>> refuted = new HashMap<>();

  private record Share(DeviceId device, double share) {}

  private MostlyRefuted(Mutual mutual) {
    this.mutual = mutual;
  }

  /** Links with few receptions do not count. */
  static List<Signal> of(Links links, EvidenceParameters parameters, Predicate<Edge> denied) {
    MostlyRefuted counts = new MostlyRefuted(parameters.mutual());
    for (LinkPair pair : links.pairs()) {
      if (pair.links().stream().anyMatch(l -> l.count() >= counts.mutual.receptions())) {
        counts.add(pair.edge(), denied.test(pair.edge()));
      }
    }
    return counts.peel(Measure.of(SignalKind.MOSTLY_REFUTED, links, parameters));
  }

  private void add(Edge edge, boolean denied) {
    partners.computeIfAbsent(edge.low(), d -> new HashSet<>()).add(edge.high());
    partners.computeIfAbsent(edge.high(), d -> new HashSet<>()).add(edge.low());
    if (denied) {
      refuted.computeIfAbsent(edge.low(), d -> new HashSet<>()).add(edge.high());
      refuted.computeIfAbsent(edge.high(), d -> new HashSet<>()).add(edge.low());
    }
  }

  private List<Signal> peel(Measure measure) {
    PriorityQueue<Share> worst =
        new PriorityQueue<>(
            Comparator.comparingDouble((Share share) -> -share.share())
                .thenComparing(Share::device));
    partners.keySet().forEach(device -> worst.add(new Share(device, share(device))));
    Set<DeviceId> done = new HashSet<>();
    List<Signal> signals = new ArrayList<>();
    while (!worst.isEmpty()) {
      Share next = worst.remove();
      DeviceId device = next.device();
      if (done.contains(device) || next.share() != share(device)) {
        continue;
      }
      done.add(device);
      boolean flagged =
          of(refuted, device).size() >= mutual.refutedEdges()
              && next.share() > mutual.refutedShare();
      signals.add(
          of(partners, device).size() < mutual.refutedEdges()
              ? measure.notJudged(Measure.of(device), mutual.refutedShare(), "too few links")
              : measure.signal(
                  Measure.of(device), next.share(), mutual.refutedShare(), flagged, Map.of()));
      if (flagged) {
        for (DeviceId partner : of(partners, device)) {
          of(partners, partner).remove(device);
          of(refuted, partner).remove(device);
          worst.add(new Share(partner, share(partner)));
        }
      }
    }
    return signals;
  }

  private double share(DeviceId device) {
    int all = of(partners, device).size();
    return all == 0 ? 0 : (double) of(refuted, device).size() / all;
  }

  private static Set<DeviceId> of(Map<DeviceId, Set<DeviceId>> sets, DeviceId device) {
    return sets.computeIfAbsent(device, d -> new HashSet<>());
  }
}
