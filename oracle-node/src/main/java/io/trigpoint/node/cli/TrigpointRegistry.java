package io.trigpoint.node.cli;

import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Edge;
import io.trigpoint.report.AddressReading;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKey;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.HeliumAddress;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.Region;
import io.trigpoint.report.RegisteredDevice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a line of {@code coverage.verify} says of devices: places, plans and denials. */
final class TrigpointRegistry {
  private static final Pattern DEVICE_ID = Pattern.compile("(0x)?[0-9a-fA-F]{64}");
  private static final int DEFAULT_GAIN_DDB = 12;
  private static final Cell NOWHERE = Cell.ofLatLng(0, 0, 5);
  private static final EvmAddress NOBODY = new EvmAddress("0x" + "00".repeat(20));

  private TrigpointRegistry() {}

  /** A device id in hexadecimal, or the address of a Helium key that can be a device's. */
  static DeviceId id(EvalFields in, String name) {
    String text = in.text(name);
    return id(text).orElseThrow(() -> in.bad(name, "is no device id or address: " + text));
  }

  private static Optional<DeviceId> id(String text) {
    if (DEVICE_ID.matcher(text).matches()) {
      return Optional.of(DeviceId.ofHex(text));
    }
    return HeliumAddress.read(text) instanceof AddressReading.Valid(HeliumAddress address)
        ? address.deviceKey().map(DeviceKey::deviceId)
        : Optional.empty();
  }

  private static DeviceId key(EvalFields in, String field, String text) {
    return id(text).orElseThrow(() -> in.bad(field, "holds no device id or address: " + text));
  }

  static SortedMap<DeviceId, RegisteredDevice> devices(EvalFields in) {
    SortedMap<DeviceId, RegisteredDevice> devices = new TreeMap<>();
    in.entries("hotspots")
        .forEach((text, hotspot) -> {
          DeviceId id = key(in, "hotspots", text);
          devices.put(id, device(id, hotspot));
        });
    return devices;
  }

  /** No rule looks at keys or owners; the id stands in for the key that it is a hash of. */
  private static RegisteredDevice device(DeviceId id, EvalFields in) {
    return new RegisteredDevice(
        new DeviceKey(KeyType.ED25519, id.value().toBytes()),
        DeviceKind.HOTSPOT,
        NOBODY,
        NOWHERE,
        Hash32.ZERO,
        location(in));
  }

  /** Empty for an index that is no cell: such a location cannot be opened. */
  private static Optional<AssertedLocation> location(EvalFields in) {
    if (!in.has("cell")) {
      return Optional.empty();
    }
    Decibels gain = new Decibels(in.has("gain_ddb") ? in.tenths("gain_ddb") : DEFAULT_GAIN_DDB);
    int decimetres = in.has("elevation") ? in.tenths("elevation") * 10 : 0;
    try {
      Cell cell = Cell.parse(in.text("cell"));
      return Optional.of(new AssertedLocation(cell, gain, decimetres));
    } catch (IllegalArgumentException noCell) {
      return Optional.empty();
    }
  }

  /** The plan of the beaconer: its own entry's, else the line's. */
  static Region region(EvalFields in, DeviceId beaconer) {
    for (Map.Entry<String, EvalFields> hotspot : in.entries("hotspots").entrySet()) {
      if (hotspot.getValue().has("region") && id(hotspot.getKey()).equals(Optional.of(beaconer))) {
        return hotspot.getValue().region("region");
      }
    }
    return in.region("region");
  }

  static Denials denials(EvalFields in) {
    if (!in.has("denylist")) {
      return Denials.NONE;
    }
    EvalFields list = in.object("denylist");
    Denial denial = new Denial(list.has("tag") ? list.text("tag") : "0", Long.MAX_VALUE);
    SortedMap<DeviceId, Denial> devices = new TreeMap<>();
    if (list.has("keys")) {
      list.texts("keys").forEach(text -> devices.put(key(list, "keys", text), denial));
    }
    SortedMap<Edge, Denial> edges = new TreeMap<>();
    if (list.has("edges")) {
      for (List<String> pair : list.pairs("edges")) {
        DeviceId a = key(list, "edges", pair.getFirst());
        DeviceId b = key(list, "edges", pair.getLast());
        if (a.equals(b)) {
          throw list.bad("edges", "must join two devices");
        }
        edges.put(Edge.between(a, b), denial);
      }
    }
    return new Denials(edges, devices);
  }
}
