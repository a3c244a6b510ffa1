package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.report.DeviceId;

/** Whom a signal speaks of. Edges come before devices, each in the order of the ids. */
public sealed interface Subject extends Comparable<Subject> {

  /** Two devices: their link, or what they have in common. */
  record OfEdge(Edge edge) implements Subject {}

  /** One device. */
  record OfDevice(DeviceId device) implements Subject {}

  @Override
  default int compareTo(Subject other) {
    return switch (this) {
      case OfEdge mine -> other instanceof OfEdge its ? mine.edge.compareTo(its.edge) : -1;
      case OfDevice mine -> other instanceof OfDevice its ? mine.device.compareTo(its.device) : 1;
    };
  }
}
