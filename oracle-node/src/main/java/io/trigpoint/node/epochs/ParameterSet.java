package io.trigpoint.node.epochs;

import io.trigpoint.coverage.TrigpointParameters;
import io.trigpoint.coverage.evidence.EvidenceParameters;
import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.RewardParameters;
import io.trigpoint.weather.WeatherParameters;
import io.trigpoint.weather.epoch.DayRules;
import java.util.Optional;

/**
 * All figures that verdicts and money depend on. A set never changes; new figures are a new set.
 *
 * @param firstEpoch the first epoch that it is in force
 * @param days what stations are scored by in epochs of whole days
 */
public record ParameterSet(
    String id,
    long firstEpoch,
    TrigpointParameters coverage,
    EvidenceParameters evidence,
    WeatherParameters weather,
    DayRules days,
    RewardParameters rewards) {

  /** The default. */
  public static final ParameterSet TRIGPOINT =
      new ParameterSet(
          "trigpoint",
          1,
          TrigpointParameters.TRIGPOINT,
          EvidenceParameters.TRIGPOINT,
          WeatherParameters.TRIGPOINT,
          DayRules.TRIGPOINT,
          RewardParameters.trigpointByUse());

  /** The default with short periods, for a whole network on one machine. */
  public static final ParameterSet TRIGPOINT_LOCAL =
      new ParameterSet(
          "trigpoint-local",
          1,
          TrigpointParameters.TRIGPOINT_LOCAL,
          EvidenceParameters.TRIGPOINT,
          WeatherParameters.TRIGPOINT_LOCAL,
          DayRules.TRIGPOINT,
          RewardParameters.trigpointByUse());

  /** A shipped set by its id. */
  public static Optional<ParameterSet> byId(String id) {
    return switch (id) {
      case "trigpoint" -> Optional.of(TRIGPOINT);
      case "trigpoint-local" -> Optional.of(TRIGPOINT_LOCAL);
      default -> Optional.empty();
    };
  }

  /** Every figure as a name=value line, in a fixed order. */
  public String canonical() {
    return "id="
        + id
        + "\nfirst_epoch="
        + firstEpoch
        + "\n"
        + coverage.canonical()
        + evidence.canonical()
        + weather.canonical()
        + days.canonical()
        + rewards.canonical();
  }

  /** Keccak-256 of the tagged canonical text; part of every signed result. */
  public Hash32 hash() {
    return CanonicalBytes.of("TRIGPOINT-PARAMETERS-V1").text(canonical()).keccak256();
  }
}
