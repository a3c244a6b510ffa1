package io.trigpoint.weather.self;

import static io.trigpoint.weather.CheckState.FAIL;
import static io.trigpoint.weather.CheckState.PASS;
import static io.trigpoint.weather.CheckState.SUSPECT;
import static io.trigpoint.weather.SeriesVariable.HUMIDITY;
import static io.trigpoint.weather.SeriesVariable.TEMPERATURE;
import static io.trigpoint.weather.SeriesVariable.WIND_GUST;
import static io.trigpoint.weather.SeriesVariable.WIND_SPEED;

import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;

/**
 * One variable that has the same value for too long. A run goes on over missing samples, so that
 * leaving some out does not end it.
 */
final class Stillness {
  private static final double FOREVER = 1e9;

  private final Samples samples;
  private final SelfParameters parameters;
  private final SeriesVariable variable;
  private final double[] values;
  private final double[] humidity;
  private final int[] having;
  private final double limitHours;
  private final Tallies tallies;

  Stillness(Samples samples, SelfParameters parameters, Ledger ledger, SeriesVariable variable) {
    this.samples = samples;
    this.parameters = parameters;
    this.variable = variable;
    this.values = samples.of(variable);
    this.humidity = samples.of(HUMIDITY);
    this.having = variable == SeriesVariable.WIND_DIRECTION ? blowing() : samples.having(values);
    this.limitHours = limitHours();
    this.tallies = ledger.of(SelfCheck.PERSISTENCE, variable);
  }

  void judge() {
    int first = 0;
    double hours = 0;
    for (int k = 1; k <= having.length; k++) {
      if (k < having.length && values[having[k]] == values[having[k - 1]]) {
        hours += hours(samples, parameters, having[k - 1], having[k]);
      } else {
        note(first, k, hours);
        first = k;
        hours = 0;
      }
    }
  }

  /** The time between two samples in hours; of a long gap only the beginning counts. */
  static double hours(Samples samples, SelfParameters parameters, int from, int to) {
    long gap = samples.timeMs(to) - samples.timeMs(from);
    return (double) StrictMath.min(gap, parameters.timing().stillGapMs()) / StationSeries.HOUR_MS;
  }

  /** The first sample of a run may be the last good one, and passes. */
  private void note(int first, int end, double hours) {
    double limit = limitHours;
    CheckState bad = FAIL;
    if (first < end && foggy(first, end)) {
      limit = variable == HUMIDITY ? FOREVER : limit * parameters.stillness().mostTimes();
    } else if (first < end && values[having[first]] == 0) {
      boolean wind = variable == WIND_SPEED || variable == WIND_GUST;
      limit = atZero(limit, first, end);
      bad = wind ? SUSPECT : FAIL;
    }
    CheckState state = hours > limit ? bad : PASS;
    for (int k = first; k < end; k++) {
      tallies.note(having[k], k == first ? PASS : state, hours, limit);
    }
  }

  /** Nights are dark and calms are calm, but rather ice in frost; other zeros are values. */
  private double atZero(double limit, int first, int end) {
    boolean freezing = mean(samples.of(TEMPERATURE), first, end) <= 0;
    return switch (variable) {
      case LIGHT, UV -> FOREVER;
      case WIND_SPEED, WIND_GUST -> freezing ? limit : parameters.stillness().calmHours();
      default -> limit;
    };
  }

  private boolean foggy(int first, int end) {
    if (variable != TEMPERATURE && variable != HUMIDITY) {
      return false;
    }
    return mean(humidity, first, end) >= parameters.stillness().fogHumidity();
  }

  /** The mean of another variable over a run, NaN when it was not there. */
  private double mean(double[] other, int first, int end) {
    double sum = 0;
    int count = 0;
    for (int k = first; k < end; k++) {
      if (Double.isFinite(other[having[k]])) {
        sum += other[having[k]];
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** Longer when the sensor's resolution hides slow changes. */
  private double limitHours() {
    SelfParameters.Limits limits = parameters.limits(variable);
    double resolution = Resolution.of(values, having);
    double hidden =
        limits.changePerHour() > 0
            ? parameters.stillness().changesMissed() * resolution / limits.changePerHour()
            : 0;
    double most = limits.stillHours() * parameters.stillness().mostTimes();
    return StrictMath.max(limits.stillHours(), StrictMath.min(most, hidden));
  }

  /** A vane may rest in a calm. */
  private int[] blowing() {
    double[] speed = samples.of(WIND_SPEED);
    boolean measured = samples.measures(WIND_SPEED);
    double[] turning = values.clone();
    for (int i = 0; i < turning.length; i++) {
      if (measured && !(speed[i] > 0)) {
        turning[i] = Double.NaN;
      }
    }
    return samples.having(turning);
  }
}
