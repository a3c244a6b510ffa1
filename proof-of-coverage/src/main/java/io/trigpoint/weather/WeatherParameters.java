package io.trigpoint.weather;

import static io.trigpoint.report.WeatherVariable.HUMIDITY;
import static io.trigpoint.report.WeatherVariable.RAIN;
import static io.trigpoint.report.WeatherVariable.SEA_LEVEL_PRESSURE;
import static io.trigpoint.report.WeatherVariable.SOLAR;
import static io.trigpoint.report.WeatherVariable.STATION_PRESSURE;
import static io.trigpoint.report.WeatherVariable.TEMPERATURE;
import static io.trigpoint.report.WeatherVariable.UV_INDEX;
import static io.trigpoint.report.WeatherVariable.WIND_DIRECTION;
import static io.trigpoint.report.WeatherVariable.WIND_GUST;
import static io.trigpoint.report.WeatherVariable.WIND_SPEED;

import io.trigpoint.report.WeatherVariable;
import java.util.List;

/**
 * The figures of the weather rules. A set is named, and its canonical text is hashed into results.
 */
public record WeatherParameters(
    String id,
    List<Limits> limits,
    List<BuddyLimits> buddies,
    Timing timing,
    Persistence persistence,
    Scoring scoring) {

  private static final int NO_STEP = Integer.MAX_VALUE;

  /** The default: ten-minute slots. */
  public static final WeatherParameters TRIGPOINT =
      new WeatherParameters(
          "trigpoint",
          List.of(
              new Limits(TEMPERATURE, -60_000, 60_000, 9_000),
              new Limits(HUMIDITY, 0, 10_000, 3_000),
              new Limits(STATION_PRESSURE, 50_000, 110_000, 500),
              new Limits(SEA_LEVEL_PRESSURE, 87_000, 108_500, 500),
              new Limits(WIND_SPEED, 0, 75_000, 20_000),
              new Limits(WIND_GUST, 0, 113_000, NO_STEP),
              new Limits(WIND_DIRECTION, 0, 36_000, NO_STEP),
              new Limits(RAIN, 0, 100_000, NO_STEP),
              new Limits(SOLAR, 0, 1_600_000, NO_STEP),
              new Limits(UV_INDEX, 0, 25_000, NO_STEP)),
          List.of(
              new BuddyLimits(TEMPERATURE, 3.0, 2_000),
              new BuddyLimits(HUMIDITY, 5.0, 1_000),
              new BuddyLimits(SEA_LEVEL_PRESSURE, 4.0, 200)),
          new Timing(60_000, 600_000, 900_000),
          new Persistence(6, 24, 3_600_000),
          new Scoring(500_000, 30_000, 3, 5));

  /** The default with short slots, for a network on one machine that replays faster than time. */
  public static final WeatherParameters TRIGPOINT_LOCAL =
      new WeatherParameters(
          "trigpoint-local",
          TRIGPOINT.limits(),
          TRIGPOINT.buddies(),
          new Timing(60_000, 30_000, 60_000),
          new Persistence(6, 24, 0),
          TRIGPOINT.scoring());

  public WeatherParameters {
    limits = List.copyOf(limits);
    buddies = List.copyOf(buddies);
  }

  /**
   * Bounds of one variable in its own unit.
   *
   * @param maxStep largest change between two readings
   */
  public record Limits(WeatherVariable variable, int min, int max, int maxStep) {}

  /**
   * How far a variable may be from its neighbours.
   *
   * @param threshold in standard deviations of the neighbours
   * @param minDeviation the smallest standard deviation to assume, in the variable's unit
   */
  public record BuddyLimits(WeatherVariable variable, double threshold, int minDeviation) {}

  /**
   * Times.
   *
   * @param clockSkewMs how far ahead of arrival an observation may be
   * @param slotMs readings in the same slot are compared between stations
   * @param stepGapMs readings farther apart than this are no step
   */
  public record Timing(long clockSkewMs, long slotMs, long stepGapMs) {}

  /**
   * When a station counts as frozen.
   *
   * @param samples equal readings in a row that are too many, when two or more variables stand
   *     still
   * @param samplesOfOne the same, when the station measures a single variable
   * @param durationMs the least time that they must span
   */
  public record Persistence(int samples, int samplesOfOne, long durationMs) {}

  /**
   * What evidence is worth.
   *
   * @param notJudgedPpm worth of a reading without enough neighbours; a confirmed one is worth all
   * @param radiusMetres how far a neighbour may be
   * @param minBuddies fewest independent neighbours that can judge
   * @param iterations passes of the neighbour check, each without those that the last one refused
   */
  public record Scoring(long notJudgedPpm, int radiusMetres, int minBuddies, int iterations) {}

  /** One name=value line per figure, in a fixed order: what the parameter hash covers. */
  public String canonical() {
    StringBuilder text = new StringBuilder();
    line(text, "id", id);
    for (Limits limit : limits) {
      String figures = limit.min() + "," + limit.max() + "," + limit.maxStep();
      line(text, "limits_" + limit.variable().name(), figures);
    }
    for (BuddyLimits buddy : buddies) {
      line(
          text,
          "buddies_" + buddy.variable().name(),
          buddy.threshold() + "," + buddy.minDeviation());
    }
    line(text, "clock_skew_ms", timing.clockSkewMs());
    line(text, "slot_ms", timing.slotMs());
    line(text, "step_gap_ms", timing.stepGapMs());
    line(text, "frozen_samples", persistence.samples());
    line(text, "frozen_samples_of_one", persistence.samplesOfOne());
    line(text, "frozen_duration_ms", persistence.durationMs());
    line(text, "not_judged_ppm", scoring.notJudgedPpm());
    line(text, "radius_metres", scoring.radiusMetres());
    line(text, "min_buddies", scoring.minBuddies());
    line(text, "iterations", scoring.iterations());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append("weather.").append(name).append('=').append(value).append('\n');
  }
}
