package io.trigpoint.weather.self;

import io.trigpoint.weather.StationSeries;
import java.util.stream.IntStream;

/**
 * Which samples are left when the fewest are dropped so that time only goes forward. One sample
 * with a wrong time does not cost those after it.
 */
final class Clock {
  private final StationSeries series;
  private final long from;
  private final long to;

  private Clock(StationSeries series, SelfParameters.Timing timing) {
    this.series = series;
    this.from = series.dayStartMs() - timing.historyMs();
    this.to = series.dayStartMs() + StationSeries.HOURS * StationSeries.HOUR_MS + timing.skewMs();
  }

  /** Numbers of samples, in the order of arrival and of time. */
  static int[] forward(StationSeries series, SelfParameters.Timing timing) {
    return new Clock(series, timing).longestRise();
  }

  /** Whether the sample is neither older than the history nor in the future. */
  private boolean near(int sample) {
    return series.timeMs(sample) >= from && series.timeMs(sample) <= to;
  }

  /** The longest strictly rising subsequence; of equal ones that which ends earliest. */
  private int[] longestRise() {
    int size = series.size();
    int[] last = new int[size];
    int[] before = new int[size];
    int length = 0;
    for (int i = 0; i < size; i++) {
      if (near(i)) {
        int at = length == 0 || later(i, last[length - 1]) ? length : place(last, length, i);
        before[i] = at == 0 ? -1 : last[at - 1];
        last[at] = i;
        length = StrictMath.max(length, at + 1);
      }
    }
    int[] rise = new int[length];
    int sample = length == 0 ? -1 : last[length - 1];
    for (int k = length - 1; k >= 0; k--) {
      rise[k] = sample;
      sample = before[sample];
    }
    return rise;
  }

  private boolean later(int sample, int other) {
    return series.timeMs(sample) > series.timeMs(other);
  }

  /** The first of the ends that is not earlier than the sample. */
  private int place(int[] last, int length, int sample) {
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (later(sample, last[middle])) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The samples near the day that are not kept. */
  static int[] dropped(StationSeries series, int[] kept, SelfParameters.Timing timing) {
    Clock clock = new Clock(series, timing);
    boolean[] good = new boolean[series.size()];
    for (int i : kept) {
      good[i] = true;
    }
    return IntStream.range(0, good.length)
        .filter(i -> !good[i] && series.timeMs(i) >= clock.from)
        .toArray();
  }
}
