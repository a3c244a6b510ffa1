package io.trigpoint.weather.spatial;

import java.util.Arrays;

/**
 * Finds stations by straight-line distance through a sphere of 6378137 m: boxes around boxes of
 * stations that lie near each other on a space-filling curve. In three dimensions neither the poles
 * nor the antimeridian are special. Built in O(N log N) wherever the stations are; one without
 * finite coordinates is nobody's neighbour.
 */
final class SphereIndex {
  private static final int LEAF = 16;
  private static final int SIDES = 6;
  private static final int NO_LEAF = 0;

  private final Sphere sphere;
  private final int[] along;
  private final int leaves;

  /** x, y and z of the stations along the curve. */
  private final double[] points;

  /**
   * Least and greatest x, y and z of every node; node 1 is the root, 2i and 2i+1 are below i, and 0
   * is for a station without a leaf.
   */
  private final double[] box;

  /** The leaf of every station; 0 for one that is hidden or has no coordinates. */
  private final int[] leaf;

  private final int[] stack = new int[128];
  private final int[] candidate;
  private int candidates;
  private int gathered;
  private double gatheredRadius = Double.NaN;

  /** Of the hidden stations the neighbours can be asked, but nobody finds them. */
  SphereIndex(Sphere sphere, boolean[] hidden) {
    this.sphere = sphere;
    along = Arrays.stream(sphere.curve()).filter(i -> sphere.isPlaced(i) && !hidden[i]).toArray();
    points = new double[3 * along.length];
    for (int i = 0; i < along.length; i++) {
      points[3 * i] = sphere.x[along[i]];
      points[3 * i + 1] = sphere.y[along[i]];
      points[3 * i + 2] = sphere.z[along[i]];
    }
    int wanted = 1;
    while ((long) wanted * LEAF < along.length) {
      wanted *= 2;
    }
    leaves = wanted;
    box = new double[2 * leaves * SIDES];
    candidate = new int[leaves];
    leaf = new int[hidden.length];
    for (int node = 2 * leaves - 1; node > 0; node--) {
      enclose(node);
    }
    for (int node = leaves; node < 2 * leaves; node++) {
      for (int i = first(node); i < first(node + 1); i++) {
        leaf[along[i]] = node;
      }
    }
  }

  /**
   * Stations within the radius, itself too, in no particular order; the search ends after so many.
   */
  void within(int station, double radius, int most, Hits hits) {
    hits.clear();
    double reach = reach(radius);
    double x = sphere.x[station];
    double y = sphere.y[station];
    double z = sphere.z[station];
    gather(station, radius);
    for (int c = 0; c < candidates && hits.size() < most; c++) {
      int next = candidate[c];
      if (gap(next, x, y, z) <= reach) {
        int end = first(next + 1);
        hits.makeRoom(end - first(next));
        for (int i = first(next); i < end; i++) {
          hits.offer(along[i], square(i, x, y, z), reach);
        }
      }
    }
  }

  /** Finds the leaves within the radius of a station's, unless it is that of the last search. */
  private void gather(int station, double radius) {
    int own = leaf[station];
    if (own == NO_LEAF) {
      place(station);
    } else if (own == gathered && radius == gatheredRadius) {
      return;
    }
    gathered = own;
    gatheredRadius = radius;
    candidates = 0;
    double reach = reach(radius);
    int depth = 0;
    stack[depth++] = 1;
    while (depth > 0) {
      int next = stack[--depth];
      if (!(gap(next, own) <= reach)) {
        continue;
      }
      if (next < leaves) {
        stack[depth++] = 2 * next + 1;
        stack[depth++] = 2 * next;
      } else {
        candidate[candidates++] = next;
      }
    }
  }

  /** Makes the box of a station without a leaf its place. */
  private void place(int station) {
    for (int side = 0; side < 2; side++) {
      box[side] = sphere.x[station];
      box[2 + side] = sphere.y[station];
      box[4 + side] = sphere.z[station];
    }
  }

  /**
   * The nearest stations within the radius that are not left out, itself too, nearest first; of two
   * at one distance the lower number.
   */
  void nearest(int station, double radius, int most, boolean[] leftOut, Hits hits) {
    hits.clear();
    double reach = reach(radius);
    double x = sphere.x[station];
    double y = sphere.y[station];
    double z = sphere.z[station];
    int depth = 0;
    stack[depth++] = 1;
    while (depth > 0) {
      int node = stack[--depth];
      if (!(gap(node, x, y, z) <= hits.reach(reach, most))) {
        continue;
      }
      if (node < leaves) {
        int nearer = gap(2 * node, x, y, z) <= gap(2 * node + 1, x, y, z) ? 0 : 1;
        stack[depth++] = 2 * node + 1 - nearer;
        stack[depth++] = 2 * node + nearer;
        continue;
      }
      int end = first(node + 1);
      for (int i = first(node); i < end; i++) {
        double square = square(i, x, y, z);
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

  /** Squared distance from a point to a node's box; infinite for an empty one. */
  private double gap(int node, double x, double y, double z) {
    int at = node * SIDES;
    double dx = gap(box[at], x, box[at + 1]);
    double dy = gap(box[at + 2], y, box[at + 3]);
    double dz = gap(box[at + 4], z, box[at + 5]);
    return dx * dx + dy * dy + dz * dz;
  }

  /** Squared distance between the boxes of two nodes. */
  private double gap(int a, int b) {
    double sum = 0;
    for (int side = 0; side < SIDES; side += 2) {
      int here = a * SIDES + side;
      int there = b * SIDES + side;
      double apart =
          StrictMath.max(0, StrictMath.max(box[here] - box[there + 1], box[there] - box[here + 1]));
      sum += apart * apart;
    }
    return sum;
  }

  private double square(int i, double x, double y, double z) {
    double dx = points[3 * i] - x;
    double dy = points[3 * i + 1] - y;
    double dz = points[3 * i + 2] - z;
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
    int end = 3 * first(node + 1);
    for (int i = 3 * first(node); i < end; i += 3) {
      for (int axis = 0; axis < 3; axis++) {
        widen(at + 2 * axis, points[i + axis], points[i + axis]);
      }
    }
  }

  private void widen(int at, double least, double greatest) {
    box[at] = StrictMath.min(box[at], least);
    box[at + 1] = StrictMath.max(box[at + 1], greatest);
  }
}
