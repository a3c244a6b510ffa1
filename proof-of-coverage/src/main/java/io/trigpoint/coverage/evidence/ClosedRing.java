package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.EvidenceParameters.Ring;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
  /** Neighbours as near as the nearest quarter of the group's own links cannot be overheard. */
  private static final double NEAR = 0.25;

  private final Links links;
  private final Ring ring;
  private final Measure measure;
  private final SortedMap<DeviceId, SortedMap<DeviceId, Double>> graph = new TreeMap<>();
  private final Neighbourhood neighbourhood;
  private final Map<DeviceId, Integer> worlds;
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
    this.worlds = worlds();
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

  private int world(DeviceId device) {
    return worlds.getOrDefault(device, 0);
  }

  /** The number of devices that are linked to each one, over however many others. */
  private Map<DeviceId, Integer> worlds() {
    Map<DeviceId, Integer> sizes = new HashMap<>();
    for (DeviceId start : graph.keySet()) {
      if (!sizes.containsKey(start)) {
        Set<DeviceId> reached = new HashSet<>(Set.of(start));
        Deque<DeviceId> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
          partners(open.remove()).keySet().stream().filter(reached::add).forEach(open::add);
        }
        reached.forEach(device -> sizes.put(device, reached.size()));
      }
    }
    return sizes;
  }

  private void lookAround(DeviceId device) {
    Set<DeviceId> partners = partners(device).keySet();
    if (partners.size() + 1 < ring.members()) {
      signals.put(device, measure.notJudged(Measure.of(device), ring.conductance(), "few links"));
      return;
    }
    List<DeviceId> near =
        neighbourhood.within(
            device, range(lengths(Set.of(device), partners), 0.5), ring.mostNeighbours());
    long deaf = near.stream().filter(other -> !partners.contains(other)).count();
    if (deaf < ring.members() || near.size() - deaf >= ring.deaf() * near.size()) {
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
    double[] lengths = lengths(members, members);
    double range = range(lengths, 0.5);
    long deaf = deaf(members, range(lengths, NEAR));
    long outsiders = outsiders(members, range);
    double density = density(members, range);
    boolean closed =
        members.size() >= ring.members()
            && members.size() <= ring.mostMembers()
            && members.contains(start)
            && group.conductance() < ring.conductance()
            && density > ring.density()
            && outsiders >= StrictMath.max(ring.outsiders(), members.size())
            && deaf >= StrictMath.max(ring.members(), ring.deafShare() * members.size());
    Map<String, String> evidence =
        Map.of(
            "members", Integer.toString(members.size()),
            "density", Measure.tenth(density),
            "outsiders", Long.toString(outsiders),
            "unheard", Long.toString(deaf));
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

  /** Asserted lengths of the links from one set to the other. */
  private double[] lengths(Set<DeviceId> from, Set<DeviceId> to) {
    List<Double> lengths = new ArrayList<>();
    for (DeviceId a : from) {
      for (DeviceId b : partners(a).keySet()) {
        if (to.contains(b)) {
          neighbourhood.metres(a, b).ifPresent(lengths::add);
        }
      }
    }
    return lengths.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** So many of the lengths are shorter; at most the longest range. */
  private double range(double[] lengths, double share) {
    return lengths.length == 0
        ? 0
        : StrictMath.min(Sample.quantile(lengths, share), ring.rangeMetres());
  }

  /**
   * Others that stand within a distance of a member and belong to a larger world than the group: of
   * two groups that do not hear each other, the smaller one is closed.
   */
  private long outsiders(Set<DeviceId> members, double metres) {
    Set<DeviceId> others = new HashSet<>();
    members.forEach(
        member -> others.addAll(neighbourhood.within(member, metres, ring.mostNeighbours())));
    others.removeAll(members);
    return others.stream().filter(other -> world(other) > members.size()).count();
  }

  /** Those of them that hear no member, however near. */
  private long deaf(Set<DeviceId> members, double metres) {
    Set<DeviceId> unheard = new HashSet<>();
    Set<DeviceId> heard = new HashSet<>();
    for (DeviceId member : members) {
      for (DeviceId other : neighbourhood.within(member, metres, ring.mostNeighbours())) {
        var _ = (partners(member).containsKey(other) ? heard : unheard).add(other);
      }
    }
    unheard.removeAll(heard);
    unheard.removeAll(members);
    return unheard.stream().filter(other -> world(other) > members.size()).count();
  }

  /** The share of pairs of members within a distance that hear each other. */
  private double density(Set<DeviceId> members, double metres) {
    int near = 0;
    int linked = 0;
    for (DeviceId member : members) {
      for (DeviceId other : members) {
        if (!member.equals(other) && neighbourhood.closer(member, other, metres)) {
          near++;
          linked += partners(member).containsKey(other) ? 1 : 0;
        }
      }
    }
    return near == 0 ? 0 : (double) linked / near;
  }

  private SortedMap<DeviceId, Double> partners(DeviceId device) {
    return graph.getOrDefault(device, new TreeMap<>());
  }
}
