package io.trigpoint.weather.self;

import static io.trigpoint.weather.CheckState.FAIL;
import static io.trigpoint.weather.CheckState.PASS;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;

/** Judges a station's day by itself. */
public final class SelfChecks {
  private SelfChecks() {}

  /** Every check over every variable that the station measures. */
  public static SelfEvidence of(StationSeries series, SelfParameters parameters) {
    int[] kept = Clock.forward(series, parameters.timing());
    int[] dropped = Clock.dropped(series, kept, parameters.timing());
    Samples samples = new Samples(series, kept);
    Ledger ledger = new Ledger(samples);
    ValueChecks values = new ValueChecks(samples, parameters, ledger);
    Gaps gaps = new Gaps(samples, parameters, ledger);
    for (SeriesVariable variable : samples.measured()) {
      clock(series, samples, dropped, ledger.of(SelfCheck.CLOCK, variable), variable);
      values.noNumber(variable);
      values.range(variable);
      if (variable != SeriesVariable.RAIN_COUNTER && variable != SeriesVariable.WIND_DIRECTION) {
        new Steps(samples, parameters, ledger, variable).judge();
      }
      if (variable != SeriesVariable.RAIN_COUNTER) {
        new Stillness(samples, parameters, ledger, variable).judge();
      }
      gaps.judge(variable);
    }
    new FrozenStation(samples, parameters, ledger).judge();
    together(samples, parameters, ledger);
    return ledger.evidence(dropped);
  }

  /** What the clock dropped fails in its hour; what is in the future, in the last. */
  private static void clock(
      StationSeries series,
      Samples samples,
      int[] dropped,
      Tallies tallies,
      SeriesVariable variable) {
    double[] values = samples.of(variable);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        tallies.note(i, PASS);
      }
    }
    for (int sample : dropped) {
      long time = series.timeMs(sample);
      int hour = time >= samples.dayEndMs() ? StationSeries.HOURS - 1 : samples.hourOf(time);
      if (hour != Samples.NO_HOUR && !Double.isNaN(series.value(variable, sample))) {
        tallies.noteHour(hour, FAIL, 0, 0);
      }
    }
  }

  private static void together(Samples samples, SelfParameters parameters, Ledger ledger) {
    AirChecks air = new AirChecks(samples, parameters, ledger);
    WindChecks wind = new WindChecks(samples, parameters, ledger);
    RainChecks rain = new RainChecks(samples, parameters, ledger);
    air.dewPoint();
    wind.gust();
    wind.calm();
    wind.scatter();
    rain.reset();
    rain.rate();
    air.lightUv();
  }
}
