package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.evidence.EvidenceParameters.Ring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A random walk that keeps returning to its start, approximated by pushes (Andersen, Chung and
 * Lang), and the group of the least conductance among those that it visits most. The work is
 * bounded by 1/(teleport · precision), however large the graph is.
 */
final class LocalWalk {
  private final LinkGraph graph;
  private final Ring ring;
  private final double[] visits;
  private final double[] waiting;
  private final double[] enough;
  private final int[] queue;
  private int queued;
  private int head;

  /**
   * The group around a start.
   *
   * @param conductance independent links out of it, over all its links
   */
  record Group(BitSet members, double conductance) {
    int size() {
      return members.cardinality();
    }
  }

  LocalWalk(LinkGraph graph, Ring ring) {
    this.graph = graph;
    this.ring = ring;
    this.visits = new double[graph.devices()];
    this.waiting = new double[graph.devices()];
    this.enough = new double[graph.devices()];
    this.queue = new int[graph.devices()];
    Arrays.setAll(enough, device -> ring.precision() * graph.degree(device));
  }

  Group around(int start) {
    Arrays.fill(visits, 0);
    Arrays.fill(waiting, 0);
    waiting[start] = 1;
    if (graph.degree(start) > 0) {
      append(start);
    }
    while (queued > 0) {
      push(remove());
    }
    return sweep();
  }

  /** A device waits in the queue once at most, so that the queue is never longer than the graph. */
  private void append(int device) {
    queue[(head + queued) % queue.length] = device;
    queued++;
  }

  private int remove() {
    int device = queue[head];
    head = (head + 1) % queue.length;
    queued--;
    return device;
  }

  private void push(int device) {
    double mass = waiting[device];
    if (mass < enough[device]) {
      return;
    }
    visits[device] += ring.teleport() * mass;
    double rest = (1 - ring.teleport()) * mass / 2;
    waiting[device] = rest;
    int degree = graph.degree(device);
    double share = rest / degree;
    for (int i = 0; i < degree; i++) {
      int partner = graph.partner(device, i);
      double before = waiting[partner];
      waiting[partner] = before + share;
      if (before < enough[partner] && before + share >= enough[partner]) {
        append(partner);
      }
    }
    if (rest >= enough[device]) {
      append(device);
    }
  }

  private Group sweep() {
    List<Integer> order = new ArrayList<>();
    for (int device = 0; device < visits.length; device++) {
      if (visits[device] > 0) {
        order.add(device);
      }
    }
    order.sort(
        Comparator.<Integer>comparingDouble(device -> -visits[device] / graph.degree(device))
            .thenComparing(Comparator.naturalOrder()));
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    BitSet inside = new BitSet();
    double cut = 0;
    double volume = 0;
    for (int count = 1; count <= order.size(); count++) {
      int device = order.get(count - 1);
      cut = cut(cut, device, inside);
      volume += graph.degree(device);
      inside.set(device);
      if (count >= ring.members() && cut / volume <= least) {
        least = cut / volume;
        best = count;
      }
    }
    BitSet members = new BitSet();
    order.subList(0, best).forEach(members::set);
    return new Group(members, least);
  }

  /** The cut when one more device is inside. */
  private double cut(double before, int device, BitSet inside) {
    double cut = before;
    for (int i = 0; i < graph.degree(device); i++) {
      double weight = graph.weight(device, i);
      cut += inside.get(graph.partner(device, i)) ? -weight : weight;
    }
    return cut;
  }
}
