package io.trigpoint.rewards.epoch;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of a station's quality counts, so that neither a crowd nor presence that nobody uses is
 * paid in full.
 *
 * @param resolution of the cells that have a capacity
 * @param capacity stations of a cell that count in full; of the next as many a half counts, then a
 *     quarter, and so on
 * @param basePpm what counts of a station that nobody buys from
 * @param fullUse bought records of a device that count at most, and from which on a station counts
 *     in full
 */
public record QualityWeights(int resolution, int capacity, int basePpm, long fullUse) {
  private static final int FINEST = 15;
  private static final long MOST_RECORDS = 1_000_000_000_000L;
  private static final Comparator<StationStanding> RANK =
      Comparator.comparingLong(StationStanding::quality)
          .reversed()
          .thenComparingLong(StationStanding::since)
          .thenComparing(StationStanding::device);

  public QualityWeights {
    if (resolution < 0 || resolution > FINEST || capacity < 1) {
      throw new IllegalArgumentException(
          "no capacity of cells: " + capacity + " at resolution " + resolution);
    }
    if (basePpm < 0 || basePpm > RewardParameters.WHOLE || fullUse < 1 || fullUse > MOST_RECORDS) {
      throw new IllegalArgumentException("no use: base " + basePpm + ", full from " + fullUse);
    }
  }

  /**
   * Each station's weight, by device.
   *
   * @param stations each once, in any order
   */
  public SortedMap<DeviceId, StationWeight> weigh(Collection<StationStanding> stations) {
    SortedMap<Cell, List<StationStanding>> cells = new TreeMap<>();
    for (StationStanding station : stations) {
      cells.computeIfAbsent(crowd(station.cell()), cell -> new ArrayList<>()).add(station);
    }
    SortedMap<DeviceId, StationWeight> weights = new TreeMap<>();
    for (List<StationStanding> cell : cells.values()) {
      cell.sort(RANK);
      for (int rank = 0; rank < cell.size(); rank++) {
        StationStanding station = cell.get(rank);
        long use = useWeight(station.bought());
        StationWeight weight = StationWeight.of(station, rank, capacityWeight(rank), use);
        if (weights.put(station.device(), weight) != null) {
          throw new IllegalArgumentException("listed twice: " + station.device());
        }
      }
    }
    return weights;
  }

  /** The bought records that count, up to full use. */
  public long used(long bought) {
    return Math.min(bought, fullUse);
  }

  /** The cell whose capacity is shared; one that is coarser counts as a whole. */
  private Cell crowd(Cell cell) {
    return cell.resolution() > resolution ? cell.parent(resolution) : cell;
  }

  /** Parts per million that count of the station of a rank in its cell, 0 for the first. */
  long capacityWeight(int rank) {
    return (long) RewardParameters.WHOLE >> Math.min(rank / capacity, Integer.SIZE);
  }

  /** Parts per million that count of a station with so many bought records, rounded down. */
  long useWeight(long bought) {
    long earned = (long) RewardParameters.WHOLE - basePpm;
    return basePpm + earned * used(bought) / fullUse;
  }
}
