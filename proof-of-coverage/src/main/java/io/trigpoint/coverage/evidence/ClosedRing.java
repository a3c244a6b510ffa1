package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.Position;
import io.trigpoint.coverage.evidence.EvidenceParameters.Ring;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
  private final Numbers<DeviceId> devices;
  private final LinkGraph graph;
  private final int[] worlds;
  private final Neighbourhood neighbourhood;
  private final LocalWalk walk;
  private final SortedMap<Integer, Signal> signals = new TreeMap<>();
  private final SortedSet<Edge> inside = new TreeSet<>();

  /** What was found, and the links inside the groups. */
  record Rings(List<Signal> signals, SortedSet<Edge> inside) {}

  private ClosedRing(Links links, EvidenceParameters parameters, Predicate<Edge> denied) {
    this.links = links;
    this.ring = parameters.ring();
    this.measure = Measure.of(SignalKind.CLOSED_RING, links, parameters);
    this.devices = Numbers.sorted(links.devices());
    this.graph = new LinkGraph(devices.count(), links(denied));
    this.worlds = graph.worlds();
    this.neighbourhood =
        Neighbourhood.of(IntStream.range(0, devices.count()).mapToObj(this::position).toList());
    this.walk = new LocalWalk(graph, ring);
  }

  /** Looks at edges that work both ways and are not denied for another reason. */
  static Rings of(Links links, EvidenceParameters parameters, Predicate<Edge> denied) {
    ClosedRing rings = new ClosedRing(links, parameters, denied);
    for (int device = 0; device < rings.devices.count(); device++) {
      if (!rings.signals.containsKey(device)) {
        rings.lookAround(device);
      }
    }
    return new Rings(List.copyOf(rings.signals.values()), rings.inside);
  }

  private List<LinkGraph.Weighted> links(Predicate<Edge> denied) {
    List<LinkGraph.Weighted> weighted = new ArrayList<>();
    for (LinkPair pair : links.pairs()) {
      Edge edge = pair.edge();
      if (pair.mutual() && !denied.test(edge)) {
        double weight = independent(edge) ? 1 : ring.dependence();
        weighted.add(
            new LinkGraph.Weighted(devices.of(edge.low()), devices.of(edge.high()), weight));
      }
    }
    return weighted;
  }

  /** Of devices with links; who is linked to nobody is nobody's neighbour. */
  private Optional<Position> position(int device) {
    return graph.degree(device) == 0
        ? Optional.empty()
        : links.place(devices.thing(device)).map(Place::position);
  }

  private boolean independent(Edge edge) {
    Optional<RegisteredDevice> low = links.device(edge.low());
    Optional<RegisteredDevice> high = links.device(edge.high());
    return low.isEmpty() || high.isEmpty() || !low.get().owner().equals(high.get().owner());
  }

  private void lookAround(int device) {
    if (graph.degree(device) + 1 < ring.members()) {
      signals.put(device, measure.notJudged(subject(device), ring.conductance(), "few links"));
      return;
    }
    int[] near = neighbourhood.within(device, range(lengths(device), 0.5), ring.mostNeighbours());
    int deaf = 0;
    for (int other : near) {
      deaf += graph.linked(device, other) ? 0 : 1;
    }
    if (deaf < ring.members() || near.length - deaf >= ring.deaf() * near.length) {
      signals.put(device, clear(device, Double.NaN, Map.of("deaf_to", "few")));
      return;
    }
    judge(device, walk.around(device));
  }

  private void judge(int start, LocalWalk.Group group) {
    BitSet members = group.members();
    int size = members.cardinality();
    if (size > ring.mostMembers()) {
      signals.put(
          start, clear(start, group.conductance(), Map.of("members", Integer.toString(size))));
      return;
    }
    double[] lengths = lengths(members);
    double range = range(lengths, 0.5);
    long deaf = deaf(members, range(lengths, NEAR));
    long outsiders = outsiders(members, range);
    double density = density(members, range);
    boolean closed =
        size >= ring.members()
            && members.get(start)
            && group.conductance() < ring.conductance()
            && density > ring.density()
            && outsiders >= StrictMath.max(ring.outsiders(), size)
            && deaf >= StrictMath.max(ring.members(), ring.deafShare() * size);
    Map<String, String> evidence =
        Map.of(
            "members", Integer.toString(size),
            "density", Measure.tenth(density),
            "outsiders", Long.toString(outsiders),
            "unheard", Long.toString(deaf));
    if (closed) {
      members.stream().forEach(member -> close(member, members, group.conductance(), evidence));
    } else {
      signals.put(start, clear(start, group.conductance(), evidence));
    }
  }

  private void close(int member, BitSet members, double conductance, Map<String, String> evidence) {
    signals.put(
        member, measure.signal(subject(member), conductance, ring.conductance(), true, evidence));
    for (int i = 0; i < graph.degree(member); i++) {
      int partner = graph.partner(member, i);
      if (member < partner && members.get(partner)) {
        inside.add(new Edge(devices.thing(member), devices.thing(partner)));
      }
    }
  }

  private Signal clear(int device, double conductance, Map<String, String> evidence) {
    return measure.signal(subject(device), conductance, ring.conductance(), false, evidence);
  }

  private Subject subject(int device) {
    return Measure.of(devices.thing(device));
  }

  /** Asserted lengths of the links of a device. */
  private double[] lengths(int device) {
    return lengths(device, partner -> true).toArray();
  }

  /** Asserted lengths of the links inside a group, each one twice. */
  private double[] lengths(BitSet members) {
    return members.stream()
        .boxed()
        .flatMapToDouble(member -> lengths(member, members::get))
        .toArray();
  }

  private DoubleStream lengths(int device, IntPredicate to) {
    return IntStream.range(0, graph.degree(device))
        .map(at -> graph.partner(device, at))
        .filter(to)
        .mapToDouble(partner -> neighbourhood.metres(device, partner))
        .filter(metres -> !Double.isNaN(metres));
  }

  /** So many of the lengths are shorter; at most the longest range. */
  private double range(double[] lengths, double share) {
    return lengths.length == 0
        ? 0
        : StrictMath.min(Sample.quantile(lengths, share), ring.rangeMetres());
  }

  /**
   * Others that stand within a distance of a member and belong to a much larger world than the
   * group: of two groups that do not hear each other, the smaller one is closed.
   */
  private long outsiders(BitSet members, double metres) {
    BitSet others = new BitSet();
    members.stream()
        .forEach(member -> {
          for (int other : neighbourhood.within(member, metres, ring.mostNeighbours())) {
            others.set(other);
          }
        });
    return ofLargerWorlds(others, members);
  }

  /** Those of them that hear no member, however near. */
  private long deaf(BitSet members, double metres) {
    BitSet unheard = new BitSet();
    BitSet heard = new BitSet();
    members.stream()
        .forEach(member -> {
          for (int other : neighbourhood.within(member, metres, ring.mostNeighbours())) {
            (graph.linked(member, other) ? heard : unheard).set(other);
          }
        });
    unheard.andNot(heard);
    return ofLargerWorlds(unheard, members);
  }

  private long ofLargerWorlds(BitSet others, BitSet members) {
    others.andNot(members);
    int least = ring.worldTimes() * members.cardinality();
    return others.stream().filter(other -> worlds[other] >= least).count();
  }

  /** The share of pairs of members within a distance that hear each other. */
  private double density(BitSet members, double metres) {
    int near = 0;
    int linked = 0;
    for (int a = members.nextSetBit(0); a >= 0; a = members.nextSetBit(a + 1)) {
      for (int b = members.nextSetBit(a + 1); b >= 0; b = members.nextSetBit(b + 1)) {
        if (neighbourhood.closer(a, b, metres)) {
          near++;
          linked += graph.linked(a, b) ? 1 : 0;
        }
      }
    }
    return near == 0 ? 0 : (double) linked / near;
  }
}
