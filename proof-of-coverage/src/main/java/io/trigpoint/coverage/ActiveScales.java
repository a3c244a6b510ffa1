package io.trigpoint.coverage;

import io.trigpoint.density.HexDensity;
import io.trigpoint.density.HexDensityTable;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The density scale of every hotspot that hears or is heard: those are the ones that crowd. */
final class ActiveScales {
  private final List<Optional<Printed>> byNumber;

  /** A scale with its texts, which many verdicts share. */
  record Printed(int tenThousandths, String decimal, String breakdown) {
    static Printed of(HexScale scale) {
      return new Printed(scale.tenThousandths(), scale.decimal(), scale.breakdown());
    }
  }

  private ActiveScales(List<Optional<Printed>> byNumber) {
    this.byNumber = byNumber;
  }

  /** Counts hotspots with opened locations, each given once and with a number below the count. */
  static ActiveScales of(HexDensityTable table, Collection<Hotspot> active, int count) {
    List<Cell> cells = active.stream().map(ActiveScales::cell).toList();
    Map<Cell, Printed> printed = new HashMap<>();
    HexDensity.scales(table, cells).forEach((cell, scale) -> printed.put(cell, Printed.of(scale)));
    List<Optional<Printed>> byNumber =
        new ArrayList<>(Collections.nCopies(count, Optional.empty()));
    for (Hotspot hotspot : active) {
      byNumber.set(hotspot.number(), Optional.ofNullable(printed.get(cell(hotspot))));
    }
    return new ActiveScales(byNumber);
  }

  /** The hotspot must hear or be heard. */
  Printed of(Hotspot hotspot) {
    return find(hotspot).orElseThrow();
  }

  /** Empty for one that nobody heard and that heard nobody. */
  Optional<Printed> find(Hotspot hotspot) {
    return byNumber.get(hotspot.number());
  }

  /**
   * The witness's own scale; where its beaconer is the more crowded one, the geometric mean of
   * both, rounded down: a crowd of witnesses is paid as one, and a lone ear shares a crowd of
   * beaconers only by half, on the scale of logarithms.
   */
  int ofWitness(Hotspot beaconer, Hotspot witness) {
    int own = of(witness).tenThousandths();
    int beaconers = of(beaconer).tenThousandths();
    return own <= beaconers ? own : (int) StrictMath.sqrt((double) own * beaconers);
  }

  private static Cell cell(Hotspot hotspot) {
    return hotspot.antenna().orElseThrow().asserted().cell();
  }
}
