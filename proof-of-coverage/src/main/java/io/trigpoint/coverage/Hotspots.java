package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The registered devices of a round; the cell of each one that reported is converted once. */
final class Hotspots {
  private final Map<DeviceId, Optional<Hotspot>> known = new HashMap<>();
  private final SortedMap<DeviceId, RegisteredDevice> devices;

  Hotspots(SortedMap<DeviceId, RegisteredDevice> devices) {
    this.devices = devices;
  }

  /** Empty when the registry does not know the device. */
  Optional<Hotspot> find(DeviceId device) {
    return known.computeIfAbsent(device, this::convert);
  }

  private Optional<Hotspot> convert(DeviceId device) {
    return Optional.ofNullable(devices.get(device))
        .map(registered -> new Hotspot(registered.location().map(Hotspot.Antenna::of)));
  }
}
