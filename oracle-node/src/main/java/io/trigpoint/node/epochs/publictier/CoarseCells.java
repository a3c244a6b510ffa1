package io.trigpoint.node.epochs.publictier;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where devices stand, so coarsely that no cell names fewer than {@link #OWNERS} owners: a cell of
 * resolution 6, else its parent for those that are left over, up to resolution 0, else none. Those
 * that a finer cell names do not count for its parents, so that no difference of cells singles
 * anybody out.
 */
public final class CoarseCells {
  public static final int FINEST = 6;
  public static final int OWNERS = 5;

  private CoarseCells() {}

  /** The cell of each device; empty where too few owners stand in the whole base cell. */
  public static SortedMap<DeviceId, Optional<Cell>> of(Collection<RegisteredDevice> devices) {
    SortedMap<DeviceId, Optional<Cell>> cells = new TreeMap<>();
    List<RegisteredDevice> left = new ArrayList<>(devices);
    for (int resolution = FINEST; resolution >= 0; resolution--) {
      List<RegisteredDevice> over = new ArrayList<>();
      for (Map.Entry<Cell, List<RegisteredDevice>> there : byCell(left, resolution).entrySet()) {
        if (owners(there.getValue()) >= OWNERS) {
          there.getValue().forEach(device -> cells.put(device.id(), Optional.of(there.getKey())));
        } else {
          over.addAll(there.getValue());
        }
      }
      left = over;
    }
    left.forEach(device -> cells.put(device.id(), Optional.empty()));
    return cells;
  }

  private static Map<Cell, List<RegisteredDevice>> byCell(
      List<RegisteredDevice> devices, int resolution) {
    return devices.stream().collect(Collectors.groupingBy(device -> cell(device, resolution)));
  }

  private static Cell cell(RegisteredDevice device, int resolution) {
    Cell registered = device.coarseCell();
    return registered.parent(Math.min(resolution, registered.resolution()));
  }

  private static long owners(List<RegisteredDevice> devices) {
    return devices.stream().map(RegisteredDevice::owner).map(EvmAddress::hex).distinct().count();
  }
}
