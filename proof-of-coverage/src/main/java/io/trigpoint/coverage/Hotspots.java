package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The registered devices that reported in a round, each looked up and converted once. */
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

  /** Above the number of every hotspot that was found. */
  int size() {
    return known.size();
  }

  private Optional<Hotspot> convert(DeviceId device) {
    return Optional.ofNullable(devices.get(device))
        .map(registered ->
            new Hotspot(known.size(), device, registered.location().map(Hotspot.Antenna::of)));
  }
}
