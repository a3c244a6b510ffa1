package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.EvidenceParameters.Ring;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Groups that hear each other well and hardly anybody else, though others stand among them. The
 * search starts at members that do not hear their neighbours; a random walk around such a member
 * names the group, the cut between the group and the rest decides.
 */
final class ClosedRing {
  private final Links links;
  private final Ring ring;
  private final Measure measure;
  private final SortedMap<DeviceId, SortedMap<DeviceId, Double>> graph = new TreeMap<>();
  private final Neighbourhood neighbourhood;
  private final SortedMap<DeviceId, Signal> signals = new TreeMap<>();
  private final SortedSet<Edge> inside = new TreeSet<>();

  /** What was found, and the links inside the groups. */
  record Rings(List<Signal> signals, SortedSet<Edge> inside) {}

  private ClosedRing(Links links, EvidenceParameters parameters, Predicate<Edge> denied) {
    this.links = links;
    this.ring = parameters.ring();
    this.measure = Measure.of(SignalKind.CLOSED_RING, links, parameters);
    for (LinkPair pair : links.pairs()) {
      if (pair.mutual() && !denied.test(pair.edge())) {
        connect(pair.edge());
      }
    }
    this.neighbourhood = Neighbourhood.of(links, graph.keySet());
  }

  /** Looks at edges that work both ways and are not denied for another reason. */
  static Rings of(Links links, EvidenceParameters parameters, Predicate<Edge> denied) {
    ClosedRing rings = new ClosedRing(links, parameters, denied);
    for (DeviceId device : links.devices()) {
      if (!rings.signals.containsKey(device)) {
        rings.lookAround(device);
      }
    }
    return new Rings(List.copyOf(rings.signals.values()), rings.inside);
  }

  private void connect(Edge edge) {
    double weight = independent(edge) ? 1 : ring.dependence();
    graph.computeIfAbsent(edge.low(), d -> new TreeMap<>()).put(edge.high(), weight);
    graph.computeIfAbsent(edge.high(), d -> new TreeMap<>()).put(edge.low(), weight);
  }

  private boolean independent(Edge edge) {
    Optional<RegisteredDevice> low = links.device(edge.low());
    Optional<RegisteredDevice> high = links.device(edge.high());
    return low.isEmpty() || high.isEmpty() || !low.get().owner().equals(high.get().owner());
  }

  private void lookAround(DeviceId device) {
    Set<DeviceId> partners = partners(device).keySet();
    if (partners.size() + 1 < ring.members()) {
      signals.put(device, measure.notJudged(Measure.of(device), ring.conductance(), "few links"));
      return;
    }
    List<DeviceId> near =
        neighbourhood.within(device, range(Set.of(device), partners), ring.mostNeighbours());
    long deaf = near.stream().filter(other -> !partners.contains(other)).count();
    if (deaf < ring.outsiders() || near.size() - deaf >= ring.deaf() * near.size()) {
      signals.put(
          device,
          measure.signal(
              Measure.of(device), Double.NaN, ring.conductance(), false, Map.of("deaf_to", "few")));
      return;
    }
    judge(device, LocalWalk.around(device, this::partners, ring));
  }

  private void judge(DeviceId start, LocalWalk.Group group) {
    Set<DeviceId> members = group.members();
    long outsiders =
        neighbourhood.within(start, range(members, members), ring.mostNeighbours()).stream()
            .filter(other -> !members.contains(other))
            .count();
    double density = density(members);
    boolean closed =
        members.size() >= ring.members()
            && members.contains(start)
            && group.conductance() < ring.conductance()
            && density > ring.density()
            && outsiders >= ring.outsiders();
    Map<String, String> evidence =
        Map.of(
            "members", Integer.toString(members.size()),
            "density", Measure.tenth(density),
            "outsiders", Long.toString(outsiders));
    for (DeviceId device : closed ? members : Set.of(start)) {
      signals.put(
          device,
          measure.signal(
              Measure.of(device), group.conductance(), ring.conductance(), closed, evidence));
    }
    if (closed) {
      members.forEach(a ->
          partners(a).keySet().stream()
              .filter(members::contains)
              .forEach(b -> inside.add(Edge.between(a, b))));
    }
  }

  /** Median asserted length of the links from one set to the other, at most the longest range. */
  private double range(Set<DeviceId> from, Set<DeviceId> to) {
    List<Double> lengths = new ArrayList<>();
    for (DeviceId a : from) {
      for (DeviceId b : partners(a).keySet()) {
        if (to.contains(b)) {
          neighbourhood.metres(a, b).ifPresent(lengths::add);
        }
      }
    }
    double[] metres = lengths.stream().mapToDouble(Double::doubleValue).toArray();
    return metres.length == 0 ? 0 : StrictMath.min(Sample.median(metres), ring.rangeMetres());
  }

  private double density(Set<DeviceId> members) {
    double linked = 0;
    for (DeviceId member : members) {
      linked += partners(member).keySet().stream().filter(members::contains).count();
    }
    return linked / StrictMath.max(1, (double) members.size() * (members.size() - 1));
  }

  private SortedMap<DeviceId, Double> partners(DeviceId device) {
    return graph.getOrDefault(device, new TreeMap<>());
  }
}
