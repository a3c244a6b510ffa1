package io.trigpoint.coverage;

import io.trigpoint.coverage.CoverageVerdicts.HeardProof;
import io.trigpoint.report.ReportVerdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Selects the witnesses of a shard, weighs them with density, and hands out points and verdicts.
 */
public final class ShardScores {
  /** Ten-thousandths of a unit times ten-thousandths of a scale, to millionths. */
  private static final long TO_POINTS = 100;

  private final CoverageHead head;
  private final CoverageShard shard;
  private final ActiveScales scales;
  private final SettledShard settled;
  private final boolean[] valid;
  private final int[] starts;
  private final int[] heard;
  private final boolean[] paid;
  private final int[] paidOf;
  private final @Nullable String[] printed;

  /** Takes what a device earned with one report. */
  @FunctionalInterface
  public interface Awards {
    /** The points of a device, by its number; one of them is 0. */
    void add(int device, long beacon, long witness);
  }

  /**
   * @param scales of every device that is active in any shard
   */
  public ShardScores(
      CoverageHead head, CoverageShard shard, Elsewhere elsewhere, ActiveScales scales) {
    this.head = head;
    this.shard = shard;
    this.scales = scales;
    this.settled = new SettledShard(head, shard, elsewhere);
    int beacons = shard.beaconCount();
    this.valid = new boolean[shard.witnessCount()];
    this.starts = new int[beacons + 1];
    this.heard = new int[valid.length];
    this.paid = new boolean[valid.length];
    this.paidOf = new int[beacons];
    this.printed = new String[beacons];
    gather();
    for (int beacon = 0; beacon < beacons; beacon++) {
      int[] selected = selected(beacon);
      for (int row : selected) {
        paid[row] = true;
      }
      paidOf[beacon] = selected.length;
    }
  }

  /** The rows of the valid witnesses of each beacon, one beacon after the other. */
  private void gather() {
    WitnessRows rows = shard.witnesses();
    for (int row = 0; row < valid.length; row++) {
      valid[row] = settled.isValid(row);
      if (valid[row]) {
        starts[rows.beacons[row] + 1]++;
      }
    }
    for (int beacon = 0; beacon < paidOf.length; beacon++) {
      starts[beacon + 1] += starts[beacon];
    }
    int[] next = starts.clone();
    for (int row = 0; row < valid.length; row++) {
      if (valid[row]) {
        heard[next[rows.beacons[row]]++] = row;
      }
    }
  }

  private int[] selected(int beacon) {
    return WitnessSelection.select(
        head.selectionEntropy(),
        shard.beacons().get(beacon).payload(),
        Arrays.copyOfRange(heard, starts[beacon], starts[beacon + 1]),
        row -> head.id(shard.witnesses().hotspots[row]),
        head.parameters().crowding().maxWitnesses());
  }

  /** Hands out what every report earned. */
  public void award(Awards awards) {
    List<BeaconRow> beacons = shard.beacons();
    for (int beacon = 0; beacon < beacons.size(); beacon++) {
      if (paidOf[beacon] > 0) {
        int beaconer = beacons.get(beacon).hotspot();
        RewardUnits units = head.units(paidOf[beacon]);
        awards.add(beaconer, weigh(units.beacon(), scales.of(beaconer).tenThousandths()), 0);
        for (int at = starts[beacon]; at < starts[beacon + 1]; at++) {
          if (paid[heard[at]]) {
            int witness = shard.witnesses().hotspots[heard[at]];
            awards.add(witness, 0, weigh(units.perWitness(), scales.ofWitness(beaconer, witness)));
          }
        }
      }
    }
  }

  /** The verdict of a beacon, by its place in the list that was judged. */
  public ReportVerdict beacon(int number) {
    return VerdictWords.of(sheet -> beacon(number, sheet));
  }

  /** The verdict of a witness, by its place in the list that was judged. */
  public ReportVerdict witness(int row) {
    return VerdictWords.of(sheet -> witness(row, sheet));
  }

  /** Writes the verdict of a beacon. */
  public void beacon(int number, VerdictSheet sheet) {
    BeaconRow beacon = shard.beacons().get(number);
    Optional<Refusal> refusal = settled.beacon(number);
    if (refusal.isPresent()) {
      CoverageVerdicts.refused(sheet, beacon, refusal.get());
    } else {
      CoverageVerdicts.accepted(sheet, beacon, paidOf[number], head, scales);
    }
  }

  /** Writes the verdict of a witness. */
  public void witness(int row, VerdictSheet sheet) {
    WitnessRows rows = shard.witnesses();
    if (valid[row]) {
      int beacon = rows.beacons[row];
      int unit = paid[row] ? head.units(paidOf[beacon]).perWitness() : 0;
      HeardProof proof =
          new HeardProof(printed(beacon), shard.beacons().get(beacon).hotspot(), unit, paid[row]);
      CoverageVerdicts.accepted(sheet, rows, row, proof, head, scales);
    } else {
      CoverageVerdicts.refused(
          sheet, rows.id(row), settled.device(row), settled.witness(row).orElseThrow());
    }
  }

  /** The id of a beacon in digits, which all its witnesses share. */
  private String printed(int beacon) {
    if (printed[beacon] == null) {
      printed[beacon] = shard.beacons().get(beacon).id().hex();
    }
    return printed[beacon];
  }

  private static long weigh(int unit, int scale) {
    return (long) unit * scale / TO_POINTS;
  }
}
