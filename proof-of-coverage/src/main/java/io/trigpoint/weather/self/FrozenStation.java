package io.trigpoint.weather.self;

import static io.trigpoint.weather.CheckState.FAIL;
import static io.trigpoint.weather.CheckState.PASS;
import static io.trigpoint.weather.SeriesVariable.HUMIDITY;

import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.SeriesVariable;
import java.util.ArrayList;
import java.util.List;

/**
 * A station that repeats itself: no variable changes although many changes were due. The finer and
 * livelier what it measures, the sooner that shows.
 */
final class FrozenStation {
  private final Samples samples;
  private final SelfParameters parameters;
  private final Ledger ledger;
  private final List<SeriesVariable> measured = new ArrayList<>();
  private final List<double[]> series = new ArrayList<>();
  private final List<Double> resolutions = new ArrayList<>();
  private final double[] latest;

  FrozenStation(Samples samples, SelfParameters parameters, Ledger ledger) {
    this.samples = samples;
    this.parameters = parameters;
    this.ledger = ledger;
    for (SeriesVariable variable : samples.measured()) {
      double[] values = samples.of(variable);
      measured.add(variable);
      series.add(values);
      resolutions.add(Resolution.of(values, samples.having(values)));
    }
    this.latest = new double[measured.size()];
  }

  void judge() {
    int first = 0;
    double hours = 0;
    restart(0);
    for (int i = 1; i <= samples.size(); i++) {
      if (i < samples.size() && repeats(i)) {
        hours += Stillness.hours(samples, parameters, i - 1, i);
      } else {
        note(first, i, hours);
        first = i;
        hours = 0;
        restart(i);
      }
    }
  }

  private void restart(int sample) {
    for (int v = 0; v < latest.length && sample < samples.size(); v++) {
      latest[v] = series.get(v)[sample];
    }
  }

  /** Whether all that the sample has is what was last seen. */
  private boolean repeats(int sample) {
    for (int v = 0; v < latest.length; v++) {
      double value = series.get(v)[sample];
      if (!Double.isNaN(value)) {
        if (!Double.isNaN(latest[v]) && value != latest[v]) {
          return false;
        }
        latest[v] = value;
      }
    }
    return true;
  }

  private void note(int first, int end, double hours) {
    double due = hours * changesPerHour();
    SelfParameters.Stillness limits = parameters.stillness();
    boolean frozen = hours >= limits.stationHours() && due >= limits.stationChanges();
    for (int v = 0; v < latest.length; v++) {
      Tallies tallies = ledger.of(SelfCheck.FROZEN, measured.get(v));
      double[] values = series.get(v);
      for (int i = first; i < end; i++) {
        if (!Double.isNaN(values[i])) {
          CheckState state = frozen && i > first ? FAIL : PASS;
          tallies.note(i, state, due, limits.stationChanges());
        }
      }
    }
  }

  /** The changes due in an hour at the latest values. */
  private double changesPerHour() {
    double humidity = 0;
    for (int v = 0; v < latest.length; v++) {
      humidity = measured.get(v) == HUMIDITY ? latest[v] : humidity;
    }
    boolean fog = humidity >= parameters.stillness().fogHumidity();
    double sum = 0;
    for (int v = 0; v < latest.length; v++) {
      double due = due(measured.get(v), resolutions.get(v));
      sum +=
          switch (measured.get(v)) {
            case TEMPERATURE -> present(v) ? (fog ? due / 2 : due) : 0;
            case HUMIDITY -> present(v) && !fog ? due : 0;
            case PRESSURE -> present(v) ? due : 0;
            case WIND_SPEED, WIND_GUST, LIGHT, UV -> latest[v] > 0 ? due : 0;
            case WIND_DIRECTION, RAIN_COUNTER -> 0;
          };
    }
    return sum;
  }

  private boolean present(int v) {
    return !Double.isNaN(latest[v]);
  }

  private double due(SeriesVariable variable, double resolution) {
    double most = parameters.stillness().mostPerHour();
    double rate = parameters.limits(variable).changePerHour();
    return resolution > 0 ? StrictMath.min(most, rate / resolution) : most / 3;
  }
}
