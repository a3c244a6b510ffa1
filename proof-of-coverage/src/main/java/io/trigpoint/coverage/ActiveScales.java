package io.trigpoint.coverage;

import io.trigpoint.density.HexDensity;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.Cell;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The density scale of every hotspot that hears or is heard: those are the ones that crowd. */
public final class ActiveScales {
  private final @Nullable Printed[] byNumber;

  /** A scale with its texts, which many verdicts share. */
  record Printed(int tenThousandths, String decimal, String breakdown) {
    static Printed of(HexScale scale) {
      return new Printed(scale.tenThousandths(), scale.decimal(), scale.breakdown());
    }
  }

  private ActiveScales(@Nullable Printed[] byNumber) {
    this.byNumber = byNumber;
  }

  /** Counts the devices with these numbers, all of which have opened their locations. */
  public static ActiveScales of(CoverageHead head, BitSet active) {
    List<Cell> cells = active.stream().mapToObj(number -> cell(head, number)).toList();
    Map<Cell, HexScale> scales = HexDensity.scales(head.parameters().crowding().density(), cells);
    @Nullable Printed[] byNumber = new Printed[head.devices()];
    active.stream()
        .forEach(number ->
            byNumber[number] =
                Optional.ofNullable(scales.get(cell(head, number))).map(Printed::of).orElseThrow());
    return new ActiveScales(byNumber);
  }

  /** The hotspot must hear or be heard. */
  Printed of(int hotspot) {
    return find(hotspot).orElseThrow();
  }

  /** Empty for one that nobody heard and that heard nobody. */
  Optional<Printed> find(int hotspot) {
    return Optional.ofNullable(byNumber[hotspot]);
  }

  /**
   * The witness's own scale; where its beaconer is the more crowded one, the geometric mean of
   * both, rounded down: a crowd of witnesses is paid as one, and a lone ear shares a crowd of
   * beaconers only by half, on the scale of logarithms.
   */
  int ofWitness(int beaconer, int witness) {
    int own = of(witness).tenThousandths();
    int beaconers = of(beaconer).tenThousandths();
    return own <= beaconers ? own : (int) StrictMath.sqrt((double) own * beaconers);
  }

  private static Cell cell(CoverageHead head, int number) {
    return head.hotspots().get(number).antenna().orElseThrow().asserted().cell();
  }
}
