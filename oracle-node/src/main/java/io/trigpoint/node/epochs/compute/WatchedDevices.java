package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.Heard;
import io.trigpoint.coverage.evidence.Watch;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.RegisteredDevice;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The devices in watched regions, by number. For any number of threads. */
final class WatchedDevices {
  private final boolean all;
  private final BitSet devices = new BitSet();

  WatchedDevices(EpochHead head, Watch watch) {
    this.all = watch.isAll();
    Map<Cell, Boolean> regions = new HashMap<>();
    int number = 0;
    if (!all) {
      for (RegisteredDevice device : head.devices().values()) {
        Optional<Cell> cell = device.location().map(AssertedLocation::cell);
        if (cell.isPresent()) {
          devices.set(
              number,
              regions.computeIfAbsent(
                  cell.get().parent(Watch.RESOLUTION), region -> watch.sees(watch.rank(region))));
        }
        number++;
      }
    }
  }

  /** Whether both ends are watched. */
  boolean sees(Heard heard) {
    return all || devices.get(heard.beaconer()) && devices.get(heard.listener());
  }
}
