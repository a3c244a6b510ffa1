package io.trigpoint.weather.spatial;

import java.util.Arrays;

/**
 * Finds stations by straight-line distance through a sphere of 6378137 m: boxes around boxes of
 * stations that lie near each other on a space-filling curve. In three dimensions neither the poles
 * nor the antimeridian are special. Built in O(N log N) wherever the stations are; one without
 * finite coordinates is nobody's neighbour.
 */
final class SphereIndex {
  private static final int LEAF = 8;
  private static final int SIDES = 6;

  private final Sphere sphere;
  private final int[] along;
  private final int leaves;

  /** Least and greatest x, y and z of every node; node 1 is the root, 2i and 2i+1 are below i. */
  private final double[] box;

  private final int[] stack = new int[128];

  /** Of the hidden stations the neighbours can be asked, but nobody finds them. */
  SphereIndex(Sphere sphere, boolean[] hidden) {
    this.sphere = sphere;
    along = alongCurve(hidden);
    int wanted = 1;
    while ((long) wanted * LEAF < along.length) {
      wanted *= 2;
    }
    leaves = wanted;
    box = new double[2 * leaves * SIDES];
    for (int node = 2 * leaves - 1; node > 0; node--) {
      enclose(node);
    }
  }

  /**
   * Stations within the radius, itself too, in no particular order; the search ends after so many.
   */
  void within(int station, double radius, int most, Hits hits) {
    hits.clear();
    double reach = reach(radius);
    int depth = 0;
    stack[depth++] = 1;
    while (depth > 0 && hits.size() < most) {
      int node = stack[--depth];
      if (!(gap(node, station) <= reach)) {
        continue;
      }
      if (node < leaves) {
        stack[depth++] = 2 * node + 1;
        stack[depth++] = 2 * node;
        continue;
      }
      int end = first(node + 1);
      for (int i = first(node); i < end; i++) {
        double square = sphere.square(station, along[i]);
        if (square <= reach) {
          hits.add(along[i], square);
        }
      }
    }
  }

  /**
   * The nearest stations within the radius that are not left out, itself too, nearest first; of two
   * at one distance the lower number.
   */
  void nearest(int station, double radius, int most, boolean[] leftOut, Hits hits) {
    hits.clear();
    double reach = reach(radius);
    int depth = 0;
    stack[depth++] = 1;
    while (depth > 0) {
      int node = stack[--depth];
      if (!(gap(node, station) <= hits.reach(reach, most))) {
        continue;
      }
      if (node < leaves) {
        int nearer = gap(2 * node, station) <= gap(2 * node + 1, station) ? 0 : 1;
        stack[depth++] = 2 * node + 1 - nearer;
        stack[depth++] = 2 * node + nearer;
        continue;
      }
      int end = first(node + 1);
      for (int i = first(node); i < end; i++) {
        double square = sphere.square(station, along[i]);
        if (square <= reach && !leftOut[along[i]]) {
          hits.keepNearest(along[i], square, most);
        }
      }
    }
    hits.sortHeap();
  }

  private static double reach(double radius) {
    return radius >= 0 ? radius * radius : -1;
  }

  /** Squared distance from a station to a node's box; infinite for an empty one. */
  private double gap(int node, int station) {
    int at = node * SIDES;
    double dx = gap(box[at], sphere.x[station], box[at + 1]);
    double dy = gap(box[at + 2], sphere.y[station], box[at + 3]);
    double dz = gap(box[at + 4], sphere.z[station], box[at + 5]);
    return dx * dx + dy * dy + dz * dz;
  }

  private static double gap(double least, double at, double greatest) {
    return at < least ? least - at : at > greatest ? at - greatest : 0;
  }

  /** Where a leaf's stations begin on the curve. */
  private int first(int node) {
    return (int) ((long) (node - leaves) * along.length / leaves);
  }

  private void enclose(int node) {
    int at = node * SIDES;
    for (int side = 0; side < SIDES; side += 2) {
      box[at + side] = Double.POSITIVE_INFINITY;
      box[at + side + 1] = Double.NEGATIVE_INFINITY;
    }
    if (node < leaves) {
      for (int child = 2 * node; child <= 2 * node + 1; child++) {
        for (int side = 0; side < SIDES; side += 2) {
          widen(at + side, box[child * SIDES + side], box[child * SIDES + side + 1]);
        }
      }
      return;
    }
    int end = first(node + 1);
    for (int i = first(node); i < end; i++) {
      widen(at, sphere.x[along[i]], sphere.x[along[i]]);
      widen(at + 2, sphere.y[along[i]], sphere.y[along[i]]);
      widen(at + 4, sphere.z[along[i]], sphere.z[along[i]]);
    }
  }

  private void widen(int at, double least, double greatest) {
    box[at] = StrictMath.min(box[at], least);
    box[at + 1] = StrictMath.max(box[at + 1], greatest);
  }

  /** The placed stations, sorted along a curve that fills the box around the earth. */
  private int[] alongCurve(boolean[] hidden) {
    int size = hidden.length;
    int numberBits = Long.SIZE - Long.numberOfLeadingZeros(size);
    int axisBits = (Long.SIZE - 1 - numberBits) / 3;
    double scale = ((1L << axisBits) - 1) / (2 * Sphere.RADIUS_METRES);
    long[] keys = new long[size];
    int placed = 0;
    for (int i = 0; i < size; i++) {
      if (sphere.isPlaced(i) && !hidden[i]) {
        long key =
            spread(step(sphere.x[i], scale)) << 2
                | spread(step(sphere.y[i], scale)) << 1
                | spread(step(sphere.z[i], scale));
        keys[placed++] = key << numberBits | i;
      }
    }
    Arrays.sort(keys, 0, placed);
    int[] order = new int[placed];
    for (int i = 0; i < placed; i++) {
      order[i] = (int) (keys[i] & (1L << numberBits) - 1);
    }
    return order;
  }

  private static long step(double coordinate, double scale) {
    return (long) ((coordinate + Sphere.RADIUS_METRES) * scale);
  }

  /** Puts two zeros before each of the lowest 21 bits. */
  private static long spread(long bits) {
    long spread = bits & 0x1fffffL;
    spread = (spread | spread << 32) & 0x1f00000000ffffL;
    spread = (spread | spread << 16) & 0x1f0000ff0000ffL;
    spread = (spread | spread << 8) & 0x100f00f00f00f00fL;
    spread = (spread | spread << 4) & 0x10c30c30c30c30c3L;
    return (spread | spread << 2) & 0x1249249249249249L;
  }
}
