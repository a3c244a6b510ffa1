package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;

/** Two devices that heard each other, in the order of their ids whoever spoke. */
public record Edge(DeviceId low, DeviceId high) implements Comparable<Edge> {
  /** Throws {@link IllegalArgumentException} unless low is before high. */
  public Edge {
    if (low.compareTo(high) >= 0) {
      throw new IllegalArgumentException("an edge joins two devices in the order of their ids");
    }
  }

  public static Edge between(DeviceId a, DeviceId b) {
    return a.compareTo(b) <= 0 ? new Edge(a, b) : new Edge(b, a);
  }

  @Override
  public int compareTo(Edge other) {
    int byLow = low.compareTo(other.low);
    return byLow != 0 ? byLow : high.compareTo(other.high);
  }
}
