package io.trigpoint.weather.self;

import static io.trigpoint.weather.CheckState.FAIL;
import static io.trigpoint.weather.CheckState.NOT_JUDGED;
import static io.trigpoint.weather.CheckState.PASS;
import static io.trigpoint.weather.CheckState.SUSPECT;
import static io.trigpoint.weather.StationSeries.HOURS;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** What one check says about one variable, counted per hour. */
final class Tallies {
  /** No figure is printed larger than this. */
  private static final double MOST = 1e12;

  private final SelfCheck check;
  private final Samples samples;
  private final BitSet bad;
  private final BitSet doubtful;
  private final int[] passed = new int[HOURS];
  private final int[] suspect = new int[HOURS];
  private final int[] failed = new int[HOURS];
  private final int[] notJudged = new int[HOURS];
  private final double[] figures = new double[HOURS];
  private final double[] limits = new double[HOURS];
  private final CheckState[] worst = new CheckState[HOURS];

  Tallies(SelfCheck check, Samples samples, BitSet bad, BitSet doubtful) {
    this.check = check;
    this.samples = samples;
    this.bad = bad;
    this.doubtful = doubtful;
    Arrays.fill(worst, NOT_JUDGED);
  }

  /** Writes down the state of a sample with what was compared. */
  void note(int sample, CheckState state, double figure, double limit) {
    if (state == FAIL) {
      bad.set(sample);
    } else if (state == SUSPECT) {
      doubtful.set(sample);
    }
    int hour = samples.hour(sample);
    if (hour != Samples.NO_HOUR) {
      noteHour(hour, state, bounded(figure), bounded(limit));
    }
  }

  /** A sample that passes, or with nothing to judge by. */
  void note(int sample, CheckState state) {
    note(sample, state, 0, 0);
  }

  /** Writes down a state of an hour itself. */
  void noteHour(int hour, CheckState state, double figure, double limit) {
    int[] counts =
        switch (state) {
          case PASS -> passed;
          case SUSPECT -> suspect;
          case FAIL -> failed;
          case NOT_JUDGED -> notJudged;
        };
    counts[hour]++;
    int worse = rank(state) - rank(worst[hour]);
    double beyond = StrictMath.abs(figure - limit);
    boolean farther =
        worse == 0
            && state != PASS
            && state != NOT_JUDGED
            && beyond > StrictMath.abs(figures[hour] - limits[hour]);
    if (worse > 0 || farther) {
      worst[hour] = state;
      figures[hour] = figure;
      limits[hour] = limit;
    }
  }

  int failed(int hour) {
    return failed[hour];
  }

  /** Empty for an hour at which the check did not look. */
  Optional<CheckTally> of(int hour) {
    if (passed[hour] + suspect[hour] + failed[hour] + notJudged[hour] == 0) {
      return Optional.empty();
    }
    boolean fine = worst[hour] == PASS || worst[hour] == NOT_JUDGED;
    CheckResult result =
        CheckResult.alone(
            check.id(), worst[hour], figures[hour], limits[hour], fine ? "" : check.why());
    return Optional.of(
        new CheckTally(result, passed[hour], suspect[hour], failed[hour], notJudged[hour]));
  }

  private static int rank(CheckState state) {
    return switch (state) {
      case NOT_JUDGED -> 0;
      case PASS -> 1;
      case SUSPECT -> 2;
      case FAIL -> 3;
    };
  }

  private static double bounded(double figure) {
    return Double.isNaN(figure) ? 0 : StrictMath.max(-MOST, StrictMath.min(MOST, figure));
  }
}
