package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

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
}
