package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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

/** The receptions of a window, grouped once for all signals. */
final class Links {
  private static final Comparator<Reception> BY_LINK =
      Comparator.comparing(Reception::beaconer)
          .thenComparing(Reception::witness)
          .thenComparingLong(Reception::sentMs)
          .thenComparing(Reception::report);

  private final EvidenceWindow window;
  private final List<Link> all = new ArrayList<>();
  private final List<LinkPair> pairs = new ArrayList<>();
  private final SortedMap<DeviceId, List<Link>> heardBy = new TreeMap<>();
  private final SortedMap<DeviceId, List<Link>> sentBy = new TreeMap<>();
  private final Map<DeviceId, Set<BeaconPayload>> beacons = new HashMap<>();

  private Links(EvidenceWindow window) {
    this.window = window;
  }

  /** Receptions of a device's own beacons are left out. */
  static Links of(EvidenceWindow window) {
    Links links = new Links(window);
    List<Reception> sorted =
        window.receptions().stream()
            .filter(reception -> !reception.beaconer().equals(reception.witness()))
            .sorted(BY_LINK)
            .toList();
    for (int from = 0; from < sorted.size(); ) {
      int to = from + 1;
      while (to < sorted.size() && sameLink(sorted.get(from), sorted.get(to))) {
        to++;
      }
      links.add(sorted.subList(from, to));
      from = to;
    }
    links.pair();
    return links;
  }

  /** The same window with some directions left out; how often each device beacons stays. */
  Links only(Predicate<Link> kept) {
    Links some = new Links(window);
    all.stream().filter(kept).forEach(some::add);
    some.pair();
    some.beacons.putAll(beacons);
    return some;
  }

  EvidenceWindow window() {
    return window;
  }

  /** Every direction that was heard. */
  List<Link> all() {
    return Collections.unmodifiableList(all);
  }

  /** Every edge, in the order of edges. */
  List<LinkPair> pairs() {
    return Collections.unmodifiableList(pairs);
  }

  /** What each witness heard. */
  SortedMap<DeviceId, List<Link>> byWitness() {
    return Collections.unmodifiableSortedMap(heardBy);
  }

  /** By whom each beaconer was heard. */
  SortedMap<DeviceId, List<Link>> byBeaconer() {
    return Collections.unmodifiableSortedMap(sentBy);
  }

  /** Beaconers and witnesses. */
  SortedSet<DeviceId> devices() {
    SortedSet<DeviceId> devices = new TreeSet<>(heardBy.keySet());
    devices.addAll(sentBy.keySet());
    return devices;
  }

  /** Distinct beacons of a device that anybody heard. */
  int beaconsOf(DeviceId device) {
    Set<BeaconPayload> heard = beacons.get(device);
    return heard == null ? 0 : heard.size();
  }

  /** The share of the beaconer's beacons that the witness heard. */
  double heardShare(Link link) {
    return (double) link.count() / beaconsOf(link.beaconer());
  }

  /** Of the registry; empty when it does not know the device. */
  Optional<RegisteredDevice> device(DeviceId id) {
    return Optional.ofNullable(window.devices().get(id));
  }

  /** From the first to the last beacon of the window, ms. */
  long spanMs() {
    long first = window.receptions().stream().mapToLong(Reception::sentMs).min().orElse(0);
    long last = window.receptions().stream().mapToLong(Reception::sentMs).max().orElse(0);
    return last - first;
  }

  private void add(List<Reception> receptions) {
    Reception first = receptions.getFirst();
    add(Link.of(receptions, Path.between(device(first.beaconer()), device(first.witness()))));
    Set<BeaconPayload> heard = beacons.computeIfAbsent(first.beaconer(), b -> new HashSet<>());
    receptions.forEach(reception -> heard.add(reception.payload()));
  }

  private void add(Link link) {
    all.add(link);
    heardBy.computeIfAbsent(link.witness(), w -> new ArrayList<>()).add(link);
    sentBy.computeIfAbsent(link.beaconer(), b -> new ArrayList<>()).add(link);
  }

  private void pair() {
    SortedMap<Edge, List<Link>> byEdge = new TreeMap<>();
    for (Link link : all) {
      byEdge
          .computeIfAbsent(Edge.between(link.beaconer(), link.witness()), e -> new ArrayList<>(2))
          .add(link);
    }
    byEdge.forEach((edge, links) ->
        pairs.add(new LinkPair(edge, from(edge.low(), links), from(edge.high(), links))));
  }

  private static Optional<Link> from(DeviceId beaconer, List<Link> links) {
    return links.stream().filter(link -> link.beaconer().equals(beaconer)).findFirst();
  }

  private static boolean sameLink(Reception a, Reception b) {
    return a.beaconer().equals(b.beaconer()) && a.witness().equals(b.witness());
  }
}
