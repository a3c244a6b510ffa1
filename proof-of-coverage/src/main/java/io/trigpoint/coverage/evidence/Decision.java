package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.ClosedRing.Rings;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What flagged signals deny: edges first, devices only where the evidence is about them. What a
 * device did not print itself costs it only the edge to whoever printed it; only rings and places
 * that two share are judged by what others print, and then by many of them.
 */
final class Decision {
  private static final SortedSet<String> NOTHING = Collections.emptySortedSet();

  /** What is heard so was not heard from the beaconer's asserted place. */
  private static final List<SignalKind> INDIRECT =
      List.of(
          SignalKind.LATE_ARRIVAL,
          SignalKind.TOO_STABLE,
          SignalKind.TOO_STRONG,
          SignalKind.BEYOND_HORIZON);

  private final Links links;
  private final Predicate<Signal> kept;
  private final SortedMap<Edge, SortedSet<String>> edges = new TreeMap<>();
  private final SortedMap<DeviceId, SortedSet<String>> devices = new TreeMap<>();

  /** What each device's own prints say against it, whoever else there is. */
  private final SortedMap<DeviceId, SortedSet<String>> own = new TreeMap<>();

  /** What two devices print alike; it counts when both are in a ring, by who was later. */
  private final SortedMap<DeviceId, SortedMap<Edge, SortedSet<String>>> shared = new TreeMap<>();

  private final SortedMap<DeviceId, SortedSet<Edge>> refuted = new TreeMap<>();
  private final List<Signal> seconded = new ArrayList<>();
  private long untilMs;

  /** Keeps some of the signals that it takes in. */
  Decision(Links links, Predicate<Signal> kept) {
    this.links = links;
    this.kept = kept;
  }

  /** Takes signals in, and adds those that are kept to a list. */
  void add(List<Signal> more, List<Signal> signals) {
    more.stream().filter(kept).forEach(signals::add);
    more.forEach(this::weigh);
  }

  /** Whether the edge or one of its ends is denied so far. */
  boolean denied(Edge edge) {
    return edges.containsKey(edge)
        || devices.containsKey(edge.low())
        || devices.containsKey(edge.high());
  }

  /** Whether a signal of this kind denies the edge. */
  boolean noted(SignalKind kind, Edge edge) {
    return edges.getOrDefault(edge, NOTHING).contains(versioned(kind.id(), kind.version()));
  }

  /** Whether the witness has ears of its own, and heard the beaconer rather than a repeater. */
  boolean believed(Link link) {
    Edge edge = Edge.between(link.beaconer(), link.witness());
    return !devices.containsKey(link.witness())
        && INDIRECT.stream().noneMatch(kind -> noted(kind, edge));
  }

  /** The edges that figures deny which the device brought about itself. */
  Set<Edge> refutedBy(DeviceId device) {
    return refuted.getOrDefault(device, Collections.emptySortedSet());
  }

  /** The links inside rings, and those members that another signal speaks against. */
  void addRings(Rings rings) {
    Set<DeviceId> members =
        rings.inside().stream()
            .flatMap(edge -> Stream.of(edge.low(), edge.high()))
            .collect(Collectors.toSet());
    SortedMap<DeviceId, Signal> closed = new TreeMap<>();
    for (Signal signal : rings.signals()) {
      if (signal.flagged() && signal.subject() instanceof Subject.OfDevice(DeviceId member)) {
        untilMs = signal.untilMs();
        closed.put(member, signal);
        SortedSet<String> others = second(member, members);
        if (!others.isEmpty()) {
          note(devices, member, signal);
          devices.getOrDefault(member, new TreeSet<>()).addAll(others);
        }
      }
    }
    for (Edge edge : rings.inside()) {
      Stream.of(edge.low(), edge.high())
          .flatMap(end -> Optional.ofNullable(closed.get(end)).stream())
          .forEach(signal -> note(edges, edge, signal));
    }
  }

  /** What else speaks against a member, by itself or together with another member. */
  private SortedSet<String> second(DeviceId member, Set<DeviceId> members) {
    SortedSet<String> others = new TreeSet<>(own.getOrDefault(member, NOTHING));
    shared
        .getOrDefault(member, new TreeMap<>())
        .forEach((edge, signals) -> {
          if (members.contains(edge.low()) && members.contains(edge.high())) {
            others.addAll(signals);
          }
        });
    return others;
  }

  /** After all signals: those that need a second one. */
  Denials denials() {
    seconded.forEach(this::weighTogether);
    SortedMap<Edge, Denial> deniedEdges = new TreeMap<>();
    edges.forEach((edge, signals) -> deniedEdges.put(edge, denial(signals)));
    SortedMap<DeviceId, Denial> deniedDevices = new TreeMap<>();
    devices.forEach((device, signals) -> deniedDevices.put(device, denial(signals)));
    return new Denials(deniedEdges, deniedDevices);
  }

  private Denial denial(SortedSet<String> signals) {
    return new Denial(String.join(" ", signals), untilMs);
  }

  private void weigh(Signal signal) {
    if (!signal.flagged()) {
      return;
    }
    untilMs = signal.untilMs();
    switch (signal.subject()) {
      case Subject.OfEdge(Edge edge) -> ofEdge(edge, signal);
      case Subject.OfDevice(DeviceId device) -> ofDevice(device, signal);
    }
  }

  private void ofEdge(Edge edge, Signal signal) {
    SignalKind kind = SignalKind.of(signal);
    switch (kind.bearing()) {
      case EDGE -> note(edges, edge, signal);
      case SECONDED -> {
        note(edges, edge, signal);
        seconded.add(signal);
      }
      case DEVICES -> {
        note(edges, edge, signal);
        for (DeviceId device : signal.printers()) {
          note(devices, device, signal);
          note(own, device, signal);
        }
      }
      case LINKS, RING, SUPPORTS -> {}
    }
    for (DeviceId device : signal.printers()) {
      if (kind.bearing() == SignalKind.Bearing.SUPPORTS) {
        note(shared.computeIfAbsent(device, d -> new TreeMap<>()), edge, signal);
      }
      if (kind.refutes()) {
        refuted.computeIfAbsent(device, d -> new TreeSet<>()).add(edge);
      }
    }
  }

  private void ofDevice(DeviceId device, Signal signal) {
    SignalKind kind = SignalKind.of(signal);
    if (kind.own()) {
      note(own, device, signal);
    }
    switch (kind.bearing()) {
      case LINKS -> {
        for (Link link : links.byWitness().getOrDefault(device, List.of())) {
          note(edges, Edge.between(device, link.beaconer()), signal);
        }
        for (Link link : links.byBeaconer().getOrDefault(device, List.of())) {
          note(edges, Edge.between(device, link.witness()), signal);
        }
      }
      case DEVICES -> note(devices, device, signal);
      case SECONDED -> seconded.add(signal);
      case EDGE, RING, SUPPORTS -> {}
    }
  }

  /** Denies those ends that something else speaks against too. */
  private void weighTogether(Signal signal) {
    List<DeviceId> ends =
        switch (signal.subject()) {
          case Subject.OfEdge(Edge edge) -> List.of(edge.low(), edge.high());
          case Subject.OfDevice(DeviceId device) -> List.of(device);
        };
    String itself = versioned(signal.id(), signal.version());
    for (DeviceId end : ends) {
      SortedSet<String> others = new TreeSet<>(own.getOrDefault(end, NOTHING));
      others.remove(itself);
      if (!others.isEmpty()) {
        note(devices, end, signal);
        devices.getOrDefault(end, new TreeSet<>()).addAll(others);
      }
    }
  }

  private static <K extends Comparable<K>> void note(
      SortedMap<K, SortedSet<String>> notes, K subject, Signal signal) {
    notes
        .computeIfAbsent(subject, s -> new TreeSet<>())
        .add(versioned(signal.id(), signal.version()));
  }

  private static String versioned(String id, String version) {
    return id + "/" + version;
  }
}
