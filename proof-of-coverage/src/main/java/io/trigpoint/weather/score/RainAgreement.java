package io.trigpoint.weather.score;

import static io.trigpoint.weather.SeriesVariable.RAIN_COUNTER;
import static io.trigpoint.weather.deployment.HourlyValues.HOURS;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.deployment.HourlyValues;
import io.trigpoint.weather.deployment.Middle;
import io.trigpoint.weather.score.ScoreParameters.Rain;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Rain of a day against the neighbours, after the faulty zeros and high influxes of PWSQC, for
 * hours in place of five minutes, and for the whole day.
 */
final class RainAgreement {
  private static final int MOST_MISSING_HOURS = 6;

  private final Surroundings around;
  private final Rain limits;
  private final int fewest;

  /** For every station those with a whole day of rain. */
  private final int[][] whole;

  RainAgreement(Surroundings around, ScoreParameters parameters) {
    this.around = around;
    this.limits = parameters.rain();
    this.fewest = parameters.neighbours().fewest();
    this.whole = around.heard(i -> isWhole(around.hours(i)), parameters.neighbours().radius());
  }

  /** A dry hour fails when the neighbours' median is wet. */
  List<CheckResult> missed(int station) {
    return IntStream.range(0, HOURS).mapToObj(hour -> missed(hour, station)).toList();
  }

  /** A wet hour fails when it is far more than the neighbours' median. */
  List<CheckResult> excess(int station) {
    return IntStream.range(0, HOURS).mapToObj(hour -> excess(hour, station)).toList();
  }

  private CheckResult missed(int hour, int station) {
    OptionalDouble own = around.hours(station).at(RAIN_COUNTER, hour);
    int[] heard = around.heard(RAIN_COUNTER, hour, station, limits.radius());
    if (own.isEmpty() || heard.length < fewest) {
      return ScoreCheck.RAIN_MISSED.notJudged(tooFew(own, heard));
    }
    double median = Middle.of(around.values(RAIN_COUNTER, hour, station, heard));
    return ScoreCheck.RAIN_MISSED.compared(
        own.getAsDouble() == 0 && median >= limits.missed(),
        own.getAsDouble() == 0 ? median : 0,
        limits.missed(),
        around.names(heard),
        "dry while the neighbours are wet");
  }

  private CheckResult excess(int hour, int station) {
    OptionalDouble own = around.hours(station).at(RAIN_COUNTER, hour);
    int[] heard = around.heard(RAIN_COUNTER, hour, station, limits.radius());
    if (own.isEmpty() || heard.length < fewest) {
      return ScoreCheck.RAIN_EXCESS.notJudged(tooFew(own, heard));
    }
    double limit = most(limits.excess(), around.values(RAIN_COUNTER, hour, station, heard));
    return ScoreCheck.RAIN_EXCESS.compared(
        own.getAsDouble() > limit,
        own.getAsDouble(),
        limit,
        around.names(heard),
        "far more rain than the neighbours");
  }

  /** A day of rain fails when it is far more than the neighbours' median day. */
  CheckResult invented(int station) {
    if (!isWhole(around.hours(station))) {
      return ScoreCheck.RAIN_INVENTED.notJudged("too few hours of rain");
    }
    int[] heard = whole[station];
    if (heard.length < fewest) {
      return ScoreCheck.RAIN_INVENTED.notJudged(tooFew(OptionalDouble.of(sum(station)), heard));
    }
    double limit = most(limits.invented(), IntStream.of(heard).mapToDouble(this::sum).toArray());
    return ScoreCheck.RAIN_INVENTED.compared(
        sum(station) > limit,
        sum(station),
        limit,
        around.names(heard),
        "far more rain than the neighbours have in the whole day");
  }

  private double most(double whenDry, double[] neighbours) {
    double median = Middle.of(neighbours);
    return median < limits.dry() ? whenDry : StrictMath.max(whenDry, median * limits.ratio());
  }

  private double sum(int station) {
    return DoubleStream.of(around.hours(station).present(RAIN_COUNTER)).sum();
  }

  private static boolean isWhole(HourlyValues hours) {
    return hours.present(RAIN_COUNTER).length >= HOURS - MOST_MISSING_HOURS;
  }

  private String tooFew(OptionalDouble own, int[] heard) {
    return own.isEmpty()
        ? "nothing was received"
        : heard.length + " of " + fewest + " independent neighbours";
  }
}
