package io.trigpoint.weather.self;

import static io.trigpoint.weather.CheckState.FAIL;
import static io.trigpoint.weather.CheckState.NOT_JUDGED;
import static io.trigpoint.weather.CheckState.PASS;

import io.trigpoint.weather.SeriesVariable;
import java.util.Arrays;

/**
 * Changes that are too fast for the time between two samples. A value that jumps away and comes
 * back is an excursion, which fails as a whole; of a jump without return only the sample fails that
 * is farther from the median of the samples around.
 */
final class Steps {
  private static final int AROUND = 3;
  private static final double MINUTE_MS = 60_000;

  private final SelfParameters.Limits limits;
  private final SelfParameters.Timing timing;
  private final Samples samples;
  private final double[] values;
  private final int[] having;
  private final Tallies tallies;

  Steps(Samples samples, SelfParameters parameters, Ledger ledger, SeriesVariable variable) {
    this.samples = samples;
    this.limits = parameters.limits(variable);
    this.timing = parameters.timing();
    this.values = samples.of(variable);
    this.having =
        Arrays.stream(samples.having(values))
            .filter(i -> values[i] >= limits.min() && values[i] <= limits.max())
            .toArray();
    this.tallies = ledger.of(SelfCheck.STEP, variable);
  }

  void judge() {
    if (having.length > 0) {
      tallies.note(having[0], NOT_JUDGED);
    }
    int k = 1;
    while (k < having.length) {
      if (tooFar(k - 1)) {
        tallies.note(having[k], NOT_JUDGED);
        k++;
      } else if (fits(k - 1, k)) {
        tallies.note(having[k], PASS, change(k - 1, k), limit(k - 1, k));
        k++;
      } else {
        k = jump(k);
      }
    }
  }

  /** Fails what the jump to the sample shows to be wrong, and returns the next sample. */
  private int jump(int k) {
    int back = k + 1;
    while (back < having.length && !tooFar(back - 1) && within(k - 1, back) && !fits(k - 1, back)) {
      back++;
    }
    boolean returns = back < having.length && within(k - 1, back) && fits(k - 1, back);
    if (returns) {
      for (int j = k; j < back; j++) {
        fail(j, k - 1);
      }
      tallies.note(having[back], PASS, change(k - 1, back), limit(k - 1, back));
      return back + 1;
    }
    double middle = middle(k);
    boolean earlier = distance(k - 1, middle) > distance(k, middle);
    if (earlier) {
      tallies.note(having[k], PASS);
    }
    fail(earlier ? k - 1 : k, earlier ? k : k - 1);
    return k + 1;
  }

  private void fail(int k, int from) {
    tallies.note(having[k], FAIL, change(from, k), limit(from, k));
  }

  /** The median of the samples around a jump, without the two that it is between. */
  private double middle(int k) {
    double[] around = new double[2 * AROUND];
    int count = 0;
    for (int j = k - 1 - AROUND; j <= k + AROUND; j++) {
      if (j >= 0 && j < having.length && j != k && j != k - 1) {
        around[count++] = values[having[j]];
      }
    }
    if (count == 0) {
      return values[having[k - 1]];
    }
    Arrays.sort(around, 0, count);
    return (around[(count - 1) / 2] + around[count / 2]) / 2;
  }

  private double distance(int k, double middle) {
    return StrictMath.abs(values[having[k]] - middle);
  }

  private boolean fits(int from, int to) {
    return change(from, to) <= limit(from, to);
  }

  private double change(int from, int to) {
    return StrictMath.abs(values[having[to]] - values[having[from]]);
  }

  private double limit(int from, int to) {
    double minutes = StrictMath.abs(between(from, to)) / MINUTE_MS;
    return StrictMath.min(limits.mostStep(), limits.step() + limits.stepPerMinute() * minutes);
  }

  private boolean tooFar(int k) {
    return between(k, k + 1) > timing.stepMs();
  }

  private boolean within(int from, int to) {
    return between(from, to) <= timing.stillGapMs();
  }

  private long between(int from, int to) {
    return samples.timeMs(having[to]) - samples.timeMs(having[from]);
  }
}
