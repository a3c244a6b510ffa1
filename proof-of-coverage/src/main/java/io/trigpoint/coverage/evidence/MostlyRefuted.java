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
import java.util.function.Function;

/**
 * Devices whose own figures or place refute most of their links lose the others too. An accuser
 * counts when it has enough links that are not refuted. The worst goes first and takes its links
 * along, so that nobody's count depends on a liar.
 */
final class MostlyRefuted {
  private final Mutual mutual;
  private final Map<DeviceId, Set<DeviceId>> partners = new HashMap<>();
  private final Map<DeviceId, Set<DeviceId>> refuted = new HashMap<>();

  private record Share(DeviceId device, double share) {}

  private MostlyRefuted(Mutual mutual) {
    this.mutual = mutual;
  }

  /**
   * Links with few receptions do not count.
   *
   * @param refutedBy the edges that a device's own figures refute
   */
  static List<Signal> of(
      Links links, EvidenceParameters parameters, Function<DeviceId, Set<Edge>> refutedBy) {
    MostlyRefuted counts = new MostlyRefuted(parameters.mutual());
    List<Edge> edges =
        links.pairs().stream()
            .filter(pair ->
                pair.links().stream().anyMatch(l -> l.count() >= counts.mutual.receptions()))
            .map(LinkPair::edge)
            .toList();
    Map<DeviceId, Integer> sound = new HashMap<>();
    for (Edge edge : edges) {
      of(counts.partners, edge.low()).add(edge.high());
      of(counts.partners, edge.high()).add(edge.low());
      if (!refutedBy.apply(edge.low()).contains(edge)
          && !refutedBy.apply(edge.high()).contains(edge)) {
        sound.merge(edge.low(), 1, Integer::sum);
        sound.merge(edge.high(), 1, Integer::sum);
      }
    }
    for (Edge edge : edges) {
      counts.count(edge.low(), edge.high(), edge, refutedBy, sound);
      counts.count(edge.high(), edge.low(), edge, refutedBy, sound);
    }
    return counts.peel(Measure.of(SignalKind.MOSTLY_REFUTED, links, parameters));
  }

  private void count(
      DeviceId device,
      DeviceId accuser,
      Edge edge,
      Function<DeviceId, Set<Edge>> refutedBy,
      Map<DeviceId, Integer> sound) {
    if (refutedBy.apply(device).contains(edge)
        && sound.getOrDefault(accuser, 0) >= mutual.refutedEdges()) {
      of(refuted, device).add(accuser);
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
