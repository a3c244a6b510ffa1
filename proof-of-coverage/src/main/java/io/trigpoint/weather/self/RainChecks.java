package io.trigpoint.weather.self;

import static io.trigpoint.weather.CheckState.FAIL;
import static io.trigpoint.weather.CheckState.PASS;
import static io.trigpoint.weather.SeriesVariable.RAIN_COUNTER;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.StationSeries;

/** Rain as a counter that only rises, but for resets to zero. */
final class RainChecks {
  private static final double MINUTE_MS = 60_000;

  /** Counters are kept in floats somewhere; less is no step back. */
  private static final double ROUNDING = 1e-3;

  private final Samples samples;
  private final SelfParameters.Rain limits;
  private final Ledger ledger;
  private final double[] counter;
  private final int[] having;

  RainChecks(Samples samples, SelfParameters parameters, Ledger ledger) {
    this.samples = samples;
    this.limits = parameters.rain();
    this.ledger = ledger;
    this.counter = samples.of(RAIN_COUNTER);
    this.having = samples.having(counter);
  }

  /** A counter that went back must have begun at zero since; if not, the day's total is unknown. */
  void reset() {
    Tallies tallies = ledger.of(SelfCheck.RAIN_RESET, RAIN_COUNTER);
    double figure = 0;
    double limit = 0;
    for (int k = 0; k < having.length; k++) {
      boolean today = samples.hour(having[k]) != Samples.NO_HOUR;
      if (today && figure == 0 && back(k) && counter[having[k]] > limit(k)) {
        figure = counter[having[k]];
        limit = limit(k);
      }
      tallies.note(having[k], figure > 0 ? FAIL : PASS, figure, limit);
    }
  }

  private boolean back(int k) {
    return k > 0 && counter[having[k]] < counter[having[k - 1]] - ROUNDING;
  }

  /** After more rain than falls, the day's total is wrong: the rest of the day fails as well. */
  void rate() {
    Tallies tallies = ledger.of(SelfCheck.RAIN_RATE, RAIN_COUNTER);
    double[] total = totals();
    double figure = 0;
    double limit = 0;
    int hourAgo = 0;
    for (int k = 0; k < having.length; k++) {
      while (samples.timeMs(having[k]) - samples.timeMs(having[hourAgo]) > StationSeries.HOUR_MS) {
        hourAgo++;
      }
      boolean today = samples.hour(having[k]) != Samples.NO_HOUR;
      if (today && figure == 0 && k > 0) {
        double rise = total[k] - total[k - 1];
        double inHour = total[k] - total[hourAgo];
        boolean tooFast = rise > limit(k);
        if (tooFast || inHour > limits.perHour()) {
          figure = tooFast ? rise : inHour;
          limit = tooFast ? limit(k) : limits.perHour();
          ledger.day(result(figure, limit));
        }
      }
      tallies.note(having[k], figure > 0 ? FAIL : PASS, figure, limit);
    }
  }

  /** The rain since the first sample; after a reset, what the counter shows if it can be. */
  private double[] totals() {
    double[] totals = new double[having.length];
    for (int k = 1; k < having.length; k++) {
      double shown = counter[having[k]];
      double rise = back(k) ? (shown <= limit(k) ? shown : 0) : shown - counter[having[k - 1]];
      totals[k] = totals[k - 1] + StrictMath.max(0, rise);
    }
    return totals;
  }

  /** The most rain between a sample and the one before. */
  private double limit(int k) {
    double minutes =
        k == 0 ? 0 : (samples.timeMs(having[k]) - samples.timeMs(having[k - 1])) / MINUTE_MS;
    double most =
        StrictMath.min(limits.perMinute() * minutes, limits.root() * StrictMath.sqrt(minutes));
    return most + limits.tip();
  }

  private static CheckResult result(double figure, double limit) {
    return CheckResult.alone(
        SelfCheck.RAIN_RATE.id(),
        FAIL,
        StrictMath.min(figure, 1e12),
        limit,
        SelfCheck.RAIN_RATE.why());
  }
}
