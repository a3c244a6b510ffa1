package io.trigpoint.weather.score;

import static io.trigpoint.weather.deployment.HourlyValues.HOURS;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.deployment.HourlyValues;
import io.trigpoint.weather.deployment.Middle;
import io.trigpoint.weather.score.ScoreParameters.Band;
import io.trigpoint.weather.score.ScoreParameters.Neighbours;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Temperature, humidity and pressure of a day against the medians of the neighbours. */
final class Agreement {
  static final List<SeriesVariable> JUDGED =
      List.of(SeriesVariable.TEMPERATURE, SeriesVariable.HUMIDITY, SeriesVariable.PRESSURE);

  /** Of a normal distribution, the standard deviation in median absolute deviations. */
  private static final double NORMAL = 1.4826;

  /** Metres in which the pressure of a standard atmosphere falls by a factor of e. */
  private static final double SCALE_HEIGHT = 8_434;

  private final Surroundings raw;
  private final Surroundings levelled;
  private final double[] dayPressure;

  /** For every station those that have a pressure of the day and an elevation. */
  private final int[][] level;

  private final Neighbours limits;

  Agreement(NetworkDay day, List<HourlyValues> hours, ScoreParameters parameters) {
    limits = parameters.neighbours();
    raw = new Surroundings(day, hours, parameters);
    dayPressure = hours.stream().mapToDouble(this::dayPressure).toArray();
    levelled =
        new Surroundings(
            day,
            IntStream.range(0, hours.size())
                .mapToObj(i -> courses(hours.get(i), dayPressure[i]))
                .toList(),
            parameters);
    level =
        raw.heard(
            i -> Double.isFinite(dayPressure[i] + raw.station(i).elevation()), limits.radius());
  }

  Surroundings surroundings() {
    return raw;
  }

  /** One result for each hour in which the station has the variable, else one that says so. */
  List<CheckResult> ofHours(SeriesVariable variable, int station) {
    return IntStream.range(0, HOURS).mapToObj(hour -> of(variable, hour, station)).toList();
  }

  private CheckResult of(SeriesVariable variable, int hour, int station) {
    if (levelled.hours(station).at(variable, hour).isEmpty()) {
      return ScoreCheck.AGREEMENT.notJudged("nothing was received");
    }
    double own = levelled.hours(station).at(variable, hour).getAsDouble();
    int[] heard = levelled.heard(variable, hour, station, limits.radius());
    double[] values = levelled.values(variable, hour, station, heard);
    if (values.length < limits.fewest()) {
      return tooFew(ScoreCheck.AGREEMENT, values.length);
    }
    Band band = band(variable);
    double median = Middle.of(values);
    double spread =
        NORMAL * Middle.of(DoubleStream.of(values).map(v -> StrictMath.abs(v - median)).toArray());
    return ScoreCheck.AGREEMENT.compared(
        StrictMath.abs(own - median)
            > band.threshold() * StrictMath.max(spread, band.leastDeviation()),
        StrictMath.abs(own - median),
        band.threshold() * StrictMath.max(spread, band.leastDeviation()),
        levelled.names(heard),
        "far from the median of the neighbours");
  }

  /**
   * The day's pressure against the neighbours', each either as it is or reduced to sea level,
   * whatever comes closest: stations send both.
   */
  CheckResult pressureLevel(int station) {
    if (Double.isNaN(dayPressure[station] + raw.station(station).elevation())) {
      return ScoreCheck.PRESSURE_LEVEL.notJudged("no pressure, or no elevation");
    }
    int[] heard = level[station];
    if (heard.length < limits.fewest()) {
      return tooFew(ScoreCheck.PRESSURE_LEVEL, heard.length);
    }
    double sent = Middle.of(IntStream.of(heard).mapToDouble(i -> dayPressure[i]).toArray());
    double reduced = Middle.of(IntStream.of(heard).mapToDouble(this::atSeaLevel).toArray());
    double closest =
        DoubleStream.of(dayPressure[station], atSeaLevel(station))
            .flatMap(own -> DoubleStream.of(own - sent, own - reduced))
            .map(StrictMath::abs)
            .min()
            .orElseThrow();
    return ScoreCheck.PRESSURE_LEVEL.compared(
        closest > limits.pressureLevel(),
        closest,
        limits.pressureLevel(),
        raw.names(heard),
        "of another height than the neighbours, reduced or not");
  }

  private double atSeaLevel(int station) {
    return dayPressure[station] * StrictMath.exp(raw.station(station).elevation() / SCALE_HEIGHT);
  }

  private double dayPressure(HourlyValues hours) {
    double[] values = hours.present(SeriesVariable.PRESSURE);
    return values.length < limits.pressureHours() ? Double.NaN : Middle.of(values);
  }

  /** The day with the course of the pressure in place of its level. */
  private static HourlyValues courses(HourlyValues hours, double dayPressure) {
    Map<SeriesVariable, double[]> courses = new EnumMap<>(SeriesVariable.class);
    for (SeriesVariable variable : JUDGED) {
      double[] day = new double[HOURS];
      double level = variable == SeriesVariable.PRESSURE ? dayPressure : 0;
      Arrays.setAll(day, hour -> hours.at(variable, hour).orElse(Double.NaN) - level);
      courses.put(variable, day);
    }
    return HourlyValues.of(courses);
  }

  private Band band(SeriesVariable variable) {
    return switch (variable) {
      case TEMPERATURE -> limits.temperature();
      case HUMIDITY -> limits.humidity();
      case PRESSURE -> limits.pressure();
      case WIND_SPEED, WIND_GUST, WIND_DIRECTION, RAIN_COUNTER, LIGHT, UV ->
          throw new IllegalArgumentException("no agreement is asked for " + variable.text());
    };
  }

  private CheckResult tooFew(ScoreCheck check, int voices) {
    return check.notJudged(voices + " of " + limits.fewest() + " independent neighbours");
  }
}
