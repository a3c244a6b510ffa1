package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence of earlier reports speaks against: single links, and devices only where the
 * evidence is about the device itself.
 */
public record Denials(SortedMap<Edge, Denial> edges, SortedMap<DeviceId, Denial> devices) {
  public static final Denials NONE = new Denials(new TreeMap<>(), new TreeMap<>());

  public Denials {
    edges = Collections.unmodifiableSortedMap(new TreeMap<>(edges));
    devices = Collections.unmodifiableSortedMap(new TreeMap<>(devices));
  }

  public boolean isEmpty() {
    return edges.isEmpty() && devices.isEmpty();
  }

  /** What speaks against a device at a moment, Unix milliseconds. */
  public Optional<Denial> against(DeviceId device, long atMs) {
    return inForce(devices.get(device), atMs);
  }

  /** What speaks against a link at a moment, Unix milliseconds. */
  public Optional<Denial> against(Edge edge, long atMs) {
    return inForce(edges.get(edge), atMs);
  }

  private static Optional<Denial> inForce(@Nullable Denial denial, long atMs) {
    return denial != null && atMs <= denial.untilMs() ? Optional.of(denial) : Optional.empty();
  }
}
