package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
  private final EvidenceWindow window;
  private final Columns columns;
  private final Map<DeviceId, Place> places;
  private final int[] beacons;
  private final List<Link> all = new ArrayList<>();
  private final List<LinkPair> pairs = new ArrayList<>();
  private final SortedMap<DeviceId, List<Link>> heardBy = new TreeMap<>();
  private final SortedMap<DeviceId, List<Link>> sentBy = new TreeMap<>();

  private Links(
      EvidenceWindow window, Columns columns, Map<DeviceId, Place> places, int[] beacons) {
    this.window = window;
    this.columns = columns;
    this.places = places;
    this.beacons = beacons;
  }

  /** Receptions of a device's own beacons are left out. */
  static Links of(EvidenceWindow window) {
    Columns columns = Columns.of(window);
    Links links = new Links(window, columns, places(window, columns), columns.beacons());
    int[] order = columns.byLink();
    Reception[] sorted =
        Arrays.stream(order).mapToObj(columns::reception).toArray(Reception[]::new);
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && columns.sameLink(order[from], order[to])) {
        to++;
      }
      Reception first = sorted[from];
      List<Reception> heard = Collections.unmodifiableList(Arrays.asList(sorted).subList(from, to));
      links.add(Link.of(heard, links.path(first.beaconer(), first.witness())));
      from = to;
    }
    links.pair();
    return links;
  }

  private static Map<DeviceId, Place> places(EvidenceWindow window, Columns columns) {
    Map<DeviceId, Place> places = new HashMap<>();
    for (DeviceId id : columns.devices().things()) {
      Optional.ofNullable(window.devices().get(id))
          .flatMap(RegisteredDevice::location)
          .ifPresent(location -> places.put(id, Place.of(location)));
    }
    return places;
  }

  /** The same window with some directions left out; how often each device beacons stays. */
  Links only(Predicate<Link> kept) {
    Links some = new Links(window, columns, places, beacons);
    all.stream().filter(kept).forEach(some::add);
    Set<Link> left = new HashSet<>(some.all);
    for (LinkPair pair : pairs) {
      Optional<Link> fromLow = pair.fromLow().filter(left::contains);
      Optional<Link> fromHigh = pair.fromHigh().filter(left::contains);
      if (fromLow.isPresent() || fromHigh.isPresent()) {
        some.pairs.add(new LinkPair(pair.edge(), fromLow, fromHigh));
      }
    }
    return some;
  }

  EvidenceWindow window() {
    return window;
  }

  /** The receptions with numbers in place of ids. */
  Columns columns() {
    return columns;
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
    int number = columns.devices().of(device);
    return number < 0 ? 0 : beacons[number];
  }

  /** The share of the beaconer's beacons that the witness heard. */
  double heardShare(Link link) {
    return (double) link.count() / beaconsOf(link.beaconer());
  }

  /** Of the registry; empty when it does not know the device. */
  Optional<RegisteredDevice> device(DeviceId id) {
    return Optional.ofNullable(window.devices().get(id));
  }

  /** Where a device of the window says that it stands, when it does. */
  Optional<Place> place(DeviceId id) {
    return Optional.ofNullable(places.get(id));
  }

  /** What two devices assert, when both do. */
  Optional<Path> path(DeviceId from, DeviceId to) {
    return place(from).flatMap(a -> place(to).map(b -> Path.between(a, b)));
  }

  /** From the first to the last beacon of the window, ms. */
  long spanMs() {
    return columns.spanMs();
  }

  private void add(Link link) {
    all.add(link);
    heardBy.computeIfAbsent(link.witness(), w -> new ArrayList<>()).add(link);
    sentBy.computeIfAbsent(link.beaconer(), b -> new ArrayList<>()).add(link);
  }

  private void pair() {
    int devices = columns.devices().count();
    int[] lows = new int[all.size()];
    int[] highs = new int[all.size()];
    for (int i = 0; i < all.size(); i++) {
      int from = columns.devices().of(all.get(i).beaconer());
      int by = columns.devices().of(all.get(i).witness());
      lows[i] = StrictMath.min(from, by);
      highs[i] = StrictMath.max(from, by);
    }
    int[] byHigh = Order.by(highs, devices, Order.given(all.size()));
    int[] order = Order.by(lows, devices, byHigh);
    for (int i = 0; i < order.length; ) {
      int next = i + 1 < order.length ? order[i + 1] : order[i];
      boolean mutual =
          next != order[i] && lows[next] == lows[order[i]] && highs[next] == highs[order[i]];
      Optional<Link> other = mutual ? Optional.of(all.get(next)) : Optional.empty();
      pairs.add(LinkPair.of(all.get(order[i]), other));
      i += mutual ? 2 : 1;
    }
  }
}
