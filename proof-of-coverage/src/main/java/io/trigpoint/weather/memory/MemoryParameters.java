package io.trigpoint.weather.memory;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.CanonicalFigures;
import io.trigpoint.report.Hash32;

/**
 * The figures of a station's memory. A set is named and never changes.
 *
 * @param reliabilityDays how many days the share of failed hours is taken over
 * @param fewestHours judged in these days, for a share
 * @param failsFrom a variable starts to fail over this share
 * @param passesFrom and stops to fail at this share or under it
 * @param biasDays how many days biases are taken over
 * @param fewestDays with a bias, for a bias or a drift
 */
public record MemoryParameters(
    String id,
    int reliabilityDays,
    int fewestHours,
    double failsFrom,
    double passesFrom,
    int biasDays,
    int fewestDays) {

  /** The default; shares and days of reliability as MADIS takes them, biases over four weeks. */
  public static final MemoryParameters TRIGPOINT =
      new MemoryParameters("trigpoint", 7, 24, 0.75, 0.25, 28, 7);

  public MemoryParameters {
    if (reliabilityDays > biasDays) {
      throw new IllegalArgumentException("days are kept for " + biasDays + " days only");
    }
  }

  /** One name=value line per figure, in a fixed order: what the hash covers. */
  public String canonical() {
    return CanonicalFigures.of("memory", this);
  }

  /** Keccak-256 of the tagged canonical text. */
  public Hash32 hash() {
    return CanonicalBytes.of("TRIGPOINT-WEATHER-MEMORY-PARAMETERS-V1")
        .text(canonical())
        .keccak256();
  }
}
