package io.trigpoint.weather.epoch;

import io.trigpoint.report.CanonicalFigures;
import io.trigpoint.weather.memory.MemoryParameters;
import io.trigpoint.weather.score.ScoreParameters;
import io.trigpoint.weather.self.SelfParameters;

/**
 * The figures that whole days are scored by.
 *
 * @param sensors what a station's own checks expect of it
 */
public record DayRules(ScoreParameters score, SelfParameters sensors, MemoryParameters memory) {
  /** The default. */
  public static final DayRules TRIGPOINT =
      new DayRules(ScoreParameters.TRIGPOINT, SelfParameters.CONSUMER, MemoryParameters.TRIGPOINT);

  /** One name=value line per figure, in a fixed order: what the parameter hash covers. */
  public String canonical() {
    return CanonicalFigures.of("weather.day", this);
  }
}
