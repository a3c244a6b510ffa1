package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.ClosedRing.Rings;
import io.trigpoint.report.DeviceId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What flagged signals deny: edges first, devices only where the evidence is about them. */
final class Decision {
  private static final SortedSet<String> NOTHING = Collections.emptySortedSet();

  private final Links links;
  private final SortedMap<Edge, SortedSet<String>> edges = new TreeMap<>();
  private final SortedMap<DeviceId, SortedSet<String>> devices = new TreeMap<>();
  private final SortedMap<DeviceId, SortedSet<String>> against = new TreeMap<>();
  private long untilMs;

  Decision(Links links) {
    this.links = links;
  }

  /** Takes signals in, and adds them to a list. */
  void add(List<Signal> more, List<Signal> signals) {
    signals.addAll(more);
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
        && !noted(SignalKind.LATE_ARRIVAL, edge)
        && !noted(SignalKind.TOO_STABLE, edge);
  }

  /** Whether a denied edge counts against its ends: a repeated one has honest victims. */
  boolean counts(Edge edge) {
    return denied(edge) && !noted(SignalKind.LATE_ARRIVAL, edge);
  }

  /** The links inside rings, and those members that another signal speaks against. */
  void addRings(Rings rings) {
    for (Signal signal : rings.signals()) {
      if (signal.flagged() && signal.subject() instanceof Subject.OfDevice(DeviceId member)) {
        untilMs = signal.untilMs();
        SortedSet<String> others = against.getOrDefault(member, new TreeSet<>());
        if (!others.isEmpty()) {
          note(devices, member, signal);
          devices.getOrDefault(member, new TreeSet<>()).addAll(others);
        }
        rings.inside().stream()
            .filter(edge -> edge.low().equals(member) || edge.high().equals(member))
            .forEach(edge -> note(edges, edge, signal));
      }
    }
  }

  Denials denials() {
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
      case Subject.OfDevice(DeviceId device) -> {
        note(against, device, signal);
        ofDevice(device, signal);
      }
    }
  }

  private void ofEdge(Edge edge, Signal signal) {
    switch (SignalKind.of(signal).bearing()) {
      case EDGE -> note(edges, edge, signal);
      case DEVICES -> {
        note(devices, edge.low(), signal);
        note(devices, edge.high(), signal);
      }
      case LINKS, RING, SUPPORTS -> {}
    }
  }

  private void ofDevice(DeviceId device, Signal signal) {
    switch (SignalKind.of(signal).bearing()) {
      case LINKS -> {
        for (Link link : links.byWitness().getOrDefault(device, List.of())) {
          note(edges, Edge.between(device, link.beaconer()), signal);
        }
        for (Link link : links.byBeaconer().getOrDefault(device, List.of())) {
          note(edges, Edge.between(device, link.witness()), signal);
        }
      }
      case DEVICES -> note(devices, device, signal);
      case EDGE, RING, SUPPORTS -> {}
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
