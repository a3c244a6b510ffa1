package io.trigpoint.weather.score;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import java.util.List;

/**
 * The checks of a day against the neighbours and the days before. The id is the heading in
 * docs/spec/weather.md.
 */
public enum ScoreCheck {
  /** An hour's value against the median of the neighbours. */
  AGREEMENT("weather.agreement"),
  /** The pressure of a day, whatever height it stands for. */
  PRESSURE_LEVEL("weather.pressure-level"),
  /** A dry hour amid rain. */
  RAIN_MISSED("weather.rain-missed"),
  /** An hour of rain that fell on nobody else. */
  RAIN_EXCESS("weather.rain-excess"),
  /** A day of rain that fell on nobody else. */
  RAIN_INVENTED("weather.rain-invented"),
  /** A variable that failed on most of the days before. */
  KEEPS_FAILING("weather.keeps-failing");

  private final String id;

  ScoreCheck(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  CheckResult compared(
      boolean failed, double figure, double limit, List<String> neighbours, String failure) {
    if (!Double.isFinite(figure) || !Double.isFinite(limit)) {
      return notJudged("no finite figure");
    }
    return new CheckResult(
        id,
        failed ? CheckState.FAIL : CheckState.PASS,
        figure,
        limit,
        neighbours,
        failed ? failure : "");
  }

  CheckResult notJudged(String why) {
    return CheckResult.notJudged(id, why);
  }
}
