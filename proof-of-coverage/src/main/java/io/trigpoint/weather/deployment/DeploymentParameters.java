package io.trigpoint.weather.deployment;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.CanonicalFigures;
import io.trigpoint.report.Hash32;

/** The figures of the deployment checks. A set is named and never changes. */
public record DeploymentParameters(
    String id, Daylight daylight, Indoor indoor, Siting siting, Copies copies) {

  /** The default. */
  public static final DeploymentParameters TRIGPOINT =
      new DeploymentParameters(
          "trigpoint",
          new Daylight(7, -0.83, -6, 4, 0.3, 2.5, 0.03, 1.6, 500),
          new Indoor(2, 0.1, 0.02, 0.35, 4, 18, 0.1, 1, 12),
          new Siting(4, 2, 5),
          new Copies(
              0.5,
              2,
              0.5,
              900_000,
              3,
              16,
              3,
              3,
              60_000,
              120_000,
              21_600_000,
              0.08,
              0.51,
              0.18,
              48,
              30,
              0.9,
              600_000,
              12,
              8));

  /**
   * The sun and the light sensor.
   *
   * @param day degrees; light is compared in hours when the sun stays over it
   * @param night degrees; an hour is night when the sun stays under it
   * @param dark degrees; no light is left in hours when the sun stays under it
   * @param hours fewest that are compared
   * @param leastShare of the neighbours' light; less is a hidden sky
   * @param mostShare of the neighbours' light; more is another unit or a lamp
   * @param leastClear share of the clear sky's light, without neighbours
   * @param mostClear share of the clear sky's light, without neighbours
   * @param lamp lx in the dark
   */
  public record Daylight(
      double day,
      double night,
      double dark,
      int hours,
      double leastShare,
      double mostShare,
      double leastClear,
      double mostClear,
      double lamp) {}

  /**
   * The signs of a room.
   *
   * @param signs that make a room
   * @param lightShare of the neighbours' light, a sign below it
   * @param clearShare of the clear sky's light, a sign below it without neighbours
   * @param swingShare of the neighbours' daily range of temperature, a sign below it
   * @param leastSwing K; a smaller range of the neighbours tells nothing
   * @param swingHours fewest common hours of temperature
   * @param calm m/s; a sign when every hour is calmer
   * @param leastWind m/s; a smaller mean wind of the neighbours tells nothing
   * @param windHours fewest common hours of wind
   */
  public record Indoor(
      int signs,
      double lightShare,
      double clearShare,
      double swingShare,
      double leastSwing,
      int swingHours,
      double calm,
      double leastWind,
      int windHours) {}

  /**
   * The shield of the thermometer.
   *
   * @param hours fewest by day, and by night
   * @param suspect K between the bias by day and by night
   * @param fail K, the same
   */
  public record Siting(int hours, double suspect, double fail) {}

  /**
   * When two series are one.
   *
   * @param temperatureStep K, grid on which candidates are found
   * @param humidityStep %, the same
   * @param pressureStep hPa, the same
   * @param spacingMs between the samples of a fingerprint
   * @param spaces of a fingerprint
   * @param mostEqual series with one fingerprint that are compared
   * @param votes fewest equal fingerprints at one lag
   * @param mostLags that are compared for two series
   * @param lagMs accuracy of a lag
   * @param sameTimeMs a shorter lag names no original
   * @param replayMs shortest lag at which a series is compared with itself
   * @param temperature K, half a step of both roundings
   * @param humidity %, the same
   * @param pressure hPa, the same
   * @param samples fewest in common
   * @param changes fewest samples that differ from the one before
   * @param share of the samples that are equal
   * @param publicMs how far a sample may be from the instant of a public series
   * @param publicSamples fewest in common with a public series
   * @param publicChanges fewest of them that differ from the one before
   */
  public record Copies(
      double temperatureStep,
      double humidityStep,
      double pressureStep,
      long spacingMs,
      int spaces,
      int mostEqual,
      int votes,
      int mostLags,
      long lagMs,
      long sameTimeMs,
      long replayMs,
      double temperature,
      double humidity,
      double pressure,
      int samples,
      int changes,
      double share,
      long publicMs,
      int publicSamples,
      int publicChanges) {}

  /** One name=value line per figure, in a fixed order: what the hash covers. */
  public String canonical() {
    return CanonicalFigures.of("deployment", this);
  }

  /** Keccak-256 of the tagged canonical text. */
  public Hash32 hash() {
    return CanonicalBytes.of("TRIGPOINT-DEPLOYMENT-PARAMETERS-V1").text(canonical()).keccak256();
  }
}
