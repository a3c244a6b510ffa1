package io.trigpoint.coverage;

import io.trigpoint.density.HexDensity;
import io.trigpoint.density.HexDensityTable;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The density scale of every hotspot with a good report: those are the ones that crowd. */
final class ActiveScales {
  private final Map<DeviceId, Printed> scales;

  /** A scale with its texts, which many verdicts share. */
  record Printed(int tenThousandths, String decimal, String breakdown) {
    static Printed of(HexScale scale) {
      return new Printed(scale.tenThousandths(), scale.decimal(), scale.breakdown());
    }
  }

  private ActiveScales(Map<DeviceId, Printed> scales) {
    this.scales = scales;
  }

  /** Counts each device once; all of them must have an opened location. */
  static ActiveScales of(HexDensityTable table, Hotspots hotspots, Collection<DeviceId> active) {
    List<Cell> cells = active.stream().map(device -> cell(hotspots, device)).toList();
    SortedMap<Cell, HexScale> byCell = HexDensity.scales(table, cells);
    Map<Cell, Printed> printed = HashMap.newHashMap(byCell.size());
    byCell.forEach((cell, scale) -> printed.put(cell, Printed.of(scale)));
    Map<DeviceId, Printed> scales = HashMap.newHashMap(active.size());
    for (DeviceId device : active) {
      Printed scale = printed.get(cell(hotspots, device));
      if (scale != null) {
        scales.put(device, scale);
      }
    }
    return new ActiveScales(scales);
  }

  Printed of(DeviceId device) {
    Printed scale = scales.get(device);
    if (scale == null) {
      throw new IllegalStateException("no density was computed for " + device);
    }
    return scale;
  }

  /**
   * The lower of the two scales: neither a crowd of witnesses nor one of beaconers is worth more.
   */
  Printed ofWitness(DeviceId beaconer, DeviceId witness) {
    Printed own = of(witness);
    Printed beaconers = of(beaconer);
    return own.tenThousandths() <= beaconers.tenThousandths() ? own : beaconers;
  }

  private static Cell cell(Hotspots hotspots, DeviceId device) {
    return hotspots.find(device).flatMap(Hotspot::antenna).orElseThrow().asserted().cell();
  }
}
