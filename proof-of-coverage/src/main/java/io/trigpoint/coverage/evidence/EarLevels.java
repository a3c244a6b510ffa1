package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The levels that ears hear beaconers at, in columns: one ear after the other. */
final class EarLevels {
  private static final int FEWEST = 8;

  private final int devices;
  private final int[] beaconers;
  private final int[] ends;
  private final double[] levels;
  private final int[] byBeaconer;
  private final int[] starts;

  /**
   * Levels by number of the beaconer; or, with what each beaconer's ears heard in place of what
   * each ear heard, by number of the ear.
   *
   * @param ears what each ear heard, in the order of the beaconers
   */
  EarLevels(List<List<Link>> ears, Numbers<DeviceId> numbers, Function<Link, DeviceId> beaconer) {
    int count = ears.stream().mapToInt(List::size).sum();
    this.devices = numbers.count();
    this.beaconers = new int[count];
    this.ends = new int[count];
    this.levels = new double[count];
    int at = 0;
    for (List<Link> heard : ears) {
      Arrays.fill(ends, at, at + heard.size(), at + heard.size());
      for (Link link : heard) {
        beaconers[at] = numbers.of(beaconer.apply(link));
        levels[at++] = link.level().mean();
      }
    }
    this.byBeaconer = Order.by(beaconers, devices, Order.given(count));
    this.starts = Order.starts(beaconers, devices, byBeaconer);
  }

  /**
   * Compares each beaconer with all those of greater numbers that enough ears hear too: hands out
   * its level less the other's at each common ear.
   */
  void compare(int least, Found found) {
    int[] common = new int[devices];
    double[][] rows = new double[devices][FEWEST];
    for (int low = 0; low < devices; low++) {
      Arrays.fill(common, 0);
      collect(low, common, rows);
      for (int high = low + 1; high < devices; high++) {
        if (common[high] > 0 && common[high] >= least) {
          found.pair(low, high, Arrays.copyOf(rows[high], common[high]));
        }
      }
    }
  }

  /** Takes a pair of beaconers with the differences of their levels, dB. */
  interface Found {
    void pair(int low, int high, double[] differences);
  }

  private void collect(int low, int[] common, double[][] rows) {
    for (int i = starts[low]; i < starts[low + 1]; i++) {
      int mine = byBeaconer[i];
      for (int other = mine + 1; other < ends[mine]; other++) {
        int high = beaconers[other];
        if (common[high] == rows[high].length) {
          rows[high] = Arrays.copyOf(rows[high], 2 * common[high]);
        }
        rows[high][common[high]++] = levels[mine] - levels[other];
      }
    }
  }
}
