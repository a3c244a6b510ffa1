package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.evidence.EvidenceParameters.Ring;
import io.trigpoint.report.DeviceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A random walk that keeps returning to its start, approximated by pushes (Andersen, Chung and
 * Lang), and the group of the least conductance among those that it visits most. The work is
 * bounded by 1/(teleport · precision), however large the graph is.
 */
final class LocalWalk {
  private final Function<DeviceId, SortedMap<DeviceId, Double>> partners;
  private final Ring ring;
  private final Map<DeviceId, Double> visits = new HashMap<>();
  private final Map<DeviceId, Double> waiting = new HashMap<>();

  /**
   * The group around a start.
   *
   * @param conductance independent links out of it, over all its links
   */
  record Group(Set<DeviceId> members, double conductance) {}

  private LocalWalk(Function<DeviceId, SortedMap<DeviceId, Double>> partners, Ring ring) {
    this.partners = partners;
    this.ring = ring;
  }

  static Group around(
      DeviceId start, Function<DeviceId, SortedMap<DeviceId, Double>> partners, Ring ring) {
    LocalWalk walk = new LocalWalk(partners, ring);
    walk.push(start);
    return walk.sweep();
  }

  private int degree(DeviceId device) {
    return partners.apply(device).size();
  }

  private void push(DeviceId start) {
    Deque<DeviceId> queue = new ArrayDeque<>();
    waiting.put(start, 1.0);
    queue.add(start);
    while (!queue.isEmpty()) {
      DeviceId device = queue.remove();
      int degree = degree(device);
      double mass = waiting.getOrDefault(device, 0.0);
      if (degree == 0 || mass < ring.precision() * degree) {
        continue;
      }
      visits.merge(device, ring.teleport() * mass, Double::sum);
      double rest = (1 - ring.teleport()) * mass / 2;
      waiting.put(device, rest);
      double share = rest / degree;
      for (DeviceId partner : partners.apply(device).keySet()) {
        double before = waiting.getOrDefault(partner, 0.0);
        waiting.put(partner, before + share);
        double enough = ring.precision() * degree(partner);
        if (before < enough && before + share >= enough) {
          queue.add(partner);
        }
      }
      if (rest >= ring.precision() * degree) {
        queue.add(device);
      }
    }
  }

  private Group sweep() {
    List<DeviceId> order = new ArrayList<>(visits.keySet());
    order.sort(
        Comparator.<DeviceId>comparingDouble(
                device -> -visits.getOrDefault(device, 0.0) / StrictMath.max(1, degree(device)))
            .thenComparing(Comparator.naturalOrder()));
    SortedSet<DeviceId> best = new TreeSet<>();
    double least = Double.POSITIVE_INFINITY;
    Set<DeviceId> inside = new HashSet<>();
    double cut = 0;
    double volume = 0;
    for (DeviceId device : order) {
      for (Map.Entry<DeviceId, Double> partner : partners.apply(device).entrySet()) {
        cut += inside.contains(partner.getKey()) ? -partner.getValue() : partner.getValue();
      }
      volume += degree(device);
      inside.add(device);
      double conductance = cut / volume;
      if (inside.size() >= ring.members() && conductance <= least) {
        least = conductance;
        best = new TreeSet<>(inside);
      }
    }
    return new Group(best, least);
  }
}
