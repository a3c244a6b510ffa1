package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import java.util.HashMap;
import java.util.Map;

/** Devices that belong together, over others too. */
final class Groups {
  private final Map<DeviceId, DeviceId> towards = new HashMap<>();

  /** Puts the groups of two devices together; the one of the smaller id names both. */
  void join(DeviceId one, DeviceId other) {
    DeviceId first = root(one);
    DeviceId second = root(other);
    if (!first.equals(second)) {
      boolean ordered = first.compareTo(second) < 0;
      var _ = towards.put(ordered ? second : first, ordered ? first : second);
    }
  }

  /** The device that names the group; a device that was not joined is a group of its own. */
  DeviceId root(DeviceId device) {
    DeviceId at = device;
    for (DeviceId next = towards.get(at); next != null; next = towards.get(at)) {
      at = next;
    }
    return at;
  }
}
