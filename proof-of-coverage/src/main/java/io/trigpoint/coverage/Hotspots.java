package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The registered devices by number, which is their place in the order of ids, each converted when
 * it is first asked for. For any number of threads.
 */
final class Hotspots {
  private static final int NOBODY = -1;

  private final DeviceId[] ids;
  private final byte[] flat;
  private final RegisteredDevice[] devices;
  private final AtomicReferenceArray<Hotspot> known;
  private final int[] slots;

  Hotspots(SortedMap<DeviceId, RegisteredDevice> devices) {
    this.ids = devices.keySet().toArray(DeviceId[]::new);
    this.devices = devices.values().toArray(RegisteredDevice[]::new);
    this.known = new AtomicReferenceArray<>(ids.length);
    this.slots = new int[Integer.highestOneBit(Math.max(1, ids.length)) << 2];
    this.flat = flat(ids);
    Arrays.fill(slots, NOBODY);
    for (int number = 0; number < ids.length; number++) {
      slots[slotOf(ids[number])] = number;
    }
  }

  /** Empty when the registry does not know the device. */
  Optional<Hotspot> find(DeviceId device) {
    int number = number(device);
    return number == NOBODY ? Optional.empty() : Optional.of(get(number));
  }

  /** The number of a device, or -1 when the registry does not know it. */
  int number(DeviceId device) {
    return slots[slotOf(device)];
  }

  /** The device with a number below the size. */
  Hotspot get(int number) {
    Hotspot found = known.getAcquire(number);
    if (found == null) {
      found = new Hotspot(number, ids[number], devices[number].location().map(Hotspot.Antenna::of));
      known.setRelease(number, found);
    }
    return found;
  }

  DeviceId id(int number) {
    return ids[number];
  }

  int size() {
    return ids.length;
  }

  /** All ids in one array, which is quicker to look into than objects all over the memory. */
  private static byte[] flat(DeviceId[] ids) {
    ByteBuffer flat = ByteBuffer.allocate(StrictMath.multiplyExact(ids.length, Hash32.LENGTH));
    for (DeviceId id : ids) {
      id.value().putInto(flat);
    }
    return flat.array();
  }

  /** Where a device is, or would be. */
  private int slotOf(DeviceId device) {
    int mask = slots.length - 1;
    int slot = device.value().hashCode() & mask;
    while (slots[slot] != NOBODY && !device.value().isAt(flat, slots[slot] * Hash32.LENGTH)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
