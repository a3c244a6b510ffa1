package io.trigpoint.weather.self;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.CanonicalFigures;
import io.trigpoint.report.Hash32;
import io.trigpoint.weather.SeriesVariable;

/**
 * The figures of the self checks for one class of sensors, in the units of {@link SeriesVariable}.
 *
 * @param id with a version: a changed figure needs a new id
 */
public record SelfParameters(
    String id,
    Limits temperature,
    Limits humidity,
    Limits pressure,
    Limits windSpeed,
    Limits windGust,
    Limits windDirection,
    Limits rainCounter,
    Limits light,
    Limits uv,
    Timing timing,
    Stillness stillness,
    Air air,
    Wind wind,
    Rain rain,
    Light lightUv) {
  private static final double NONE = 1e9;

  /** Low-cost stations of private owners. */
  public static final SelfParameters CONSUMER =
      new SelfParameters(
          "trigpoint-self-consumer-1",
          new Limits(-45, 60, 2, 2, 15, 4, 0.5),
          new Limits(0, 103, 10, 10, 50, 6, 2),
          new Limits(500, 1100, 0.6, 0.3, 4, 3, 0.15),
          new Limits(0, 75, 20, 2, 30, 6, 6),
          new Limits(0, 113, 30, 3, 50, 6, 6),
          new Limits(0, 360, NONE, 0, NONE, 6, 10),
          new Limits(0, 1e6, NONE, 0, NONE, NONE, 0),
          new Limits(0, 200_000, 146_400, 0, 146_400, 2, 5_000),
          new Limits(0, 25, 12, 0, 12, 4, 0.3),
          new Timing(300_000, 172_800_000, 10_000, 900_000, 2.5, 0.9, 0.67, 3_600_000, 1_800_000),
          new Stillness(3, 4, 95, 12, 20, 1, 6),
          new Air(35, 17.62, 243.12),
          new Wind(0.5, 22.5, 600_000, 1, 3, 20, 0.2),
          new Rain(15, 25, 0.3, 194),
          new Light(500, 1, 3, 0.25));

  /** Automatic weather stations of professionals: colder places, no readings over saturation. */
  public static final SelfParameters AWS =
      new SelfParameters(
          "trigpoint-self-aws-1",
          new Limits(-80, 60, 2, 1.5, 12, 4, 0.5),
          new Limits(0, 102, 8, 8, 40, 6, 2),
          new Limits(500, 1100, 0.5, 0.2, 3, 3, 0.15),
          CONSUMER.windSpeed(),
          CONSUMER.windGust(),
          CONSUMER.windDirection(),
          CONSUMER.rainCounter(),
          CONSUMER.light(),
          CONSUMER.uv(),
          CONSUMER.timing(),
          CONSUMER.stillness(),
          CONSUMER.air(),
          CONSUMER.wind(),
          CONSUMER.rain(),
          CONSUMER.lightUv());

  /**
   * Limits of one variable. A change may be step + stepPerMinute × minutes, but not over mostStep.
   *
   * @param stillHours how long the value may stay the same
   * @param changePerHour how much it changes in a quiet hour
   */
  public record Limits(
      double min,
      double max,
      double step,
      double stepPerMinute,
      double mostStep,
      double stillHours,
      double changePerHour) {}

  /**
   * Times.
   *
   * @param skewMs how far after the day's end a sample may be before it is in the future
   * @param historyMs how far before the day samples are compared with
   * @param leastIntervalMs shortest interval between reports
   * @param mostIntervalMs longest interval between reports
   * @param gapIntervals a gap is missing data when it is longer than this many intervals
   * @param covered share of an hour with which its gaps pass
   * @param halfCovered share under which they fail; between the two they are suspect
   * @param stepMs samples farther apart are no step
   * @param stillGapMs most of a gap that counts as time in which a value stood still
   */
  public record Timing(
      long skewMs,
      long historyMs,
      long leastIntervalMs,
      long mostIntervalMs,
      double gapIntervals,
      double covered,
      double halfCovered,
      long stepMs,
      long stillGapMs) {}

  /**
   * Values that stand still.
   *
   * @param changesMissed how many changes of the sensor's resolution a quiet hour's rate may miss
   * @param mostTimes the resolution, or fog, may lengthen a limit by this factor at most
   * @param fogHumidity from which on humidity may stand still, and temperature for longer
   * @param calmHours after which a calm is suspect
   * @param stationChanges how many changes of all variables together may be missed
   * @param stationHours the shortest time in which a station is frozen
   * @param mostPerHour no variable counts for more changes in an hour
   */
  public record Stillness(
      double changesMissed,
      double mostTimes,
      double fogHumidity,
      double calmHours,
      double stationChanges,
      double stationHours,
      double mostPerHour) {}

  /**
   * The Magnus formula over water, and the highest dew point.
   *
   * @param slope without unit
   * @param offset °C
   */
  public record Air(double mostDewPoint, double slope, double offset) {}

  /**
   * Wind.
   *
   * @param gustTolerance m/s
   * @param calmTurn degrees that a vane may turn in a calm
   * @param calmMs samples farther apart are no turn
   * @param blowing m/s from which on a sample has a direction
   * @param steady m/s of the mean from which on an hour has a direction
   * @param samples fewest of an hour
   * @param leastResultant length of the mean unit vector of an hour
   */
  public record Wind(
      double gustTolerance,
      double calmTurn,
      long calmMs,
      double blowing,
      double steady,
      int samples,
      double leastResultant) {}

  /**
   * Rain. A rise may be the smaller of perMinute × minutes and root × √minutes, and one tip.
   *
   * @param tip mm of a tip of the gauge
   * @param perHour mm in 60 minutes
   */
  public record Rain(double perMinute, double root, double tip, double perHour) {}

  /**
   * Light and UV.
   *
   * @param dark lx below which there is no UV
   * @param uv index that needs light
   * @param base index without regard to light
   * @param perKilolux index more for each 1000 lx
   */
  public record Light(double dark, double uv, double base, double perKilolux) {}

  public Limits limits(SeriesVariable variable) {
    return switch (variable) {
      case TEMPERATURE -> temperature;
      case HUMIDITY -> humidity;
      case PRESSURE -> pressure;
      case WIND_SPEED -> windSpeed;
      case WIND_GUST -> windGust;
      case WIND_DIRECTION -> windDirection;
      case RAIN_COUNTER -> rainCounter;
      case LIGHT -> light;
      case UV -> uv;
    };
  }

  /** One name=value line per figure, in a fixed order: what the hash covers. */
  public String canonical() {
    return CanonicalFigures.of("self", this);
  }

  /** Keccak-256 of the tagged canonical text. */
  public Hash32 hash() {
    return CanonicalBytes.of("TRIGPOINT-SELF-PARAMETERS-V1").text(canonical()).keccak256();
  }
}
