package io.trigpoint.weather.deployment;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The checks of where a station stands. The id is the heading in docs/spec/weather.md. */
public enum DeploymentCheck {
  /** The air of a room: no daily course, no light, no wind. */
  INDOOR("weather.indoor"),
  /** How much of the sky the light sensor sees. */
  SKY_VIEW("weather.sky-view"),
  /** Light while the sun is far below the horizon. */
  NIGHT_LIGHT("weather.night-light"),
  /** Warmer by day than by night, compared with the neighbours. */
  SITING("weather.siting"),
  /** The series of another station. */
  COPIED("weather.copied"),
  /** The station's own series of another time. */
  REPLAYED("weather.replayed"),
  /** A series that anybody can download. */
  PUBLIC_SERIES("weather.public-series");

  private final String id;

  DeploymentCheck(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static Optional<DeploymentCheck> named(String id) {
    return Arrays.stream(values()).filter(check -> check.id.equals(id)).findFirst();
  }

  CheckResult result(
      CheckState state, double figure, double limit, List<String> neighbours, String why) {
    return new CheckResult(id, state, figure, limit, neighbours, why);
  }

  CheckResult notJudged(String why) {
    return CheckResult.notJudged(id, why);
  }
}
