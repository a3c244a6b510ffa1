package io.trigpoint.weather.score;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.CanonicalFigures;
import io.trigpoint.report.Hash32;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.deployment.DeploymentParameters;

/**
 * The figures of the quality score. A set is named and never changes.
 *
 * @param deployment the figures of the deployment checks that it counts
 */
public record ScoreParameters(
    String id,
    Neighbours neighbours,
    Rain rain,
    Weights weights,
    Worth worth,
    DeploymentParameters deployment) {

  /** The default. */
  public static final ScoreParameters TRIGPOINT =
      new ScoreParameters(
          "trigpoint",
          new Neighbours(
              30_000, 3, 300, -0.0065, new Band(3, 2), new Band(4, 8), new Band(4, 0.5), 8, 6),
          new Rain(10_000, 1, 10, 0.4, 25, 50),
          new Weights(3, 2, 2, 2, 1, 1, 2, 1, 1),
          new Worth(500_000, 500_000, 0.9, 1, 4, 0),
          DeploymentParameters.TRIGPOINT);

  /**
   * Who judges, and how far a station may be from the median of those.
   *
   * @param radius metres
   * @param fewest independent neighbours that can judge
   * @param height metres; neighbours farther up or down do not judge temperature
   * @param lapse K per metre
   * @param temperature in K
   * @param humidity in %
   * @param pressure in hPa, of the difference to the median of the station's own day
   * @param pressureLevel hPa between the day's pressure and the neighbours'
   * @param pressureHours fewest hours with a pressure
   */
  public record Neighbours(
      double radius,
      int fewest,
      double height,
      double lapse,
      Band temperature,
      Band humidity,
      Band pressure,
      double pressureLevel,
      int pressureHours) {}

  /**
   * How far is too far.
   *
   * @param threshold in deviations of the neighbours
   * @param leastDeviation the smallest deviation to assume, in the variable's unit
   */
  public record Band(double threshold, double leastDeviation) {}

  /**
   * Rain, in millimetres.
   *
   * @param radius metres, for an hour
   * @param missed median of the neighbours in an hour that cannot be missed
   * @param excess in an hour that is dry for the neighbours
   * @param dry a smaller median is dry
   * @param ratio to the median of the neighbours when it is not dry
   * @param invented in a day, and more than the ratio
   */
  public record Rain(
      double radius, double missed, double excess, double dry, double ratio, double invented) {}

  /** How much each variable counts in an hour. */
  public record Weights(
      int temperature,
      int humidity,
      int pressure,
      int windSpeed,
      int windGust,
      int windDirection,
      int rainCounter,
      int light,
      int uv) {
    int of(SeriesVariable variable) {
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
  }

  /**
   * What evidence is worth.
   *
   * @param notJudgedPpm of an hour without enough neighbours; a confirmed one is worth all
   * @param badSitingPpm of a temperature that the sun heats
   * @param fullShare of the expected samples that makes a full hour
   * @param forgivenHours that may be refuted without loss of trust
   * @param trustHours refuted beyond those that take all trust
   * @param keepsFailingPpm of a variable that kept failing on the days before
   */
  public record Worth(
      long notJudgedPpm,
      long badSitingPpm,
      double fullShare,
      int forgivenHours,
      int trustHours,
      long keepsFailingPpm) {}

  /** One name=value line per figure, in a fixed order: what the hash covers. */
  public String canonical() {
    return CanonicalFigures.of("score", this);
  }

  /** Keccak-256 of the tagged canonical text. */
  public Hash32 hash() {
    return CanonicalBytes.of("TRIGPOINT-WEATHER-SCORE-PARAMETERS-V1").text(canonical()).keccak256();
  }
}
