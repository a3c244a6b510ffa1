package io.trigpoint.weather.deployment;

import static io.trigpoint.weather.SeriesVariable.TEMPERATURE;
import static io.trigpoint.weather.SeriesVariable.WIND_SPEED;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.SeriesVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Whether a station stands outdoors, and in the shade. */
public final class Placement {
  private final DeploymentDay day;
  private final DeploymentParameters parameters;
  private final Daylight daylight;

  private Placement(DeploymentDay day, DeploymentParameters parameters) {
    this.day = day;
    this.parameters = parameters;
    this.daylight = new Daylight(day, parameters);
  }

  /** Indoor, sky view, night light and siting, in this order. */
  public static List<CheckResult> of(DeploymentDay day, DeploymentParameters parameters) {
    Placement placement = new Placement(day, parameters);
    return List.of(
        placement.indoor(),
        placement.daylight.skyView(),
        placement.daylight.nightLight(),
        placement.siting());
  }

  private CheckResult indoor() {
    List<Sign> signs = List.of(noDaylight(), noDailyCourse(), noWind());
    int limit = parameters.indoor().signs();
    if (signs.stream().filter(sign -> sign != Sign.UNKNOWN).count() < limit) {
      return DeploymentCheck.INDOOR.notJudged("too little to compare with the outdoors");
    }
    List<String> present = new ArrayList<>();
    signs.stream().filter(sign -> !sign.text.isEmpty()).forEach(sign -> present.add(sign.text));
    CheckState state =
        present.size() >= limit
            ? CheckState.FAIL
            : present.isEmpty() ? CheckState.PASS : CheckState.SUSPECT;
    return DeploymentCheck.INDOOR.result(
        state, present.size(), limit, day.neighbourIds(), String.join(", ", present));
  }

  private enum Sign {
    UNKNOWN(""),
    OUTDOORS(""),
    NO_DAYLIGHT("no daylight"),
    NO_DAILY_COURSE("no daily course of temperature"),
    NO_WIND("no wind");

    private final String text;

    Sign(String text) {
      this.text = text;
    }
  }

  private Sign noDaylight() {
    OptionalDouble shared = daylight.ofNeighbours();
    OptionalDouble clear = daylight.ofClearSky();
    if (shared.isEmpty() && clear.isEmpty()) {
      return Sign.UNKNOWN;
    }
    boolean dark =
        shared.isPresent()
            ? shared.getAsDouble() < parameters.indoor().lightShare()
            : clear.orElseThrow() < parameters.indoor().clearShare();
    return dark ? Sign.NO_DAYLIGHT : Sign.OUTDOORS;
  }

  private Sign noDailyCourse() {
    double[] both = common(TEMPERATURE, parameters.indoor().swingHours());
    if (both.length == 0) {
      return Sign.UNKNOWN;
    }
    double own = range(both, 0);
    double theirs = range(both, 1);
    if (theirs < parameters.indoor().leastSwing()) {
      return Sign.UNKNOWN;
    }
    return own < parameters.indoor().swingShare() * theirs ? Sign.NO_DAILY_COURSE : Sign.OUTDOORS;
  }

  private Sign noWind() {
    double[] both = common(WIND_SPEED, parameters.indoor().windHours());
    if (both.length == 0) {
      return Sign.UNKNOWN;
    }
    double strongest = 0;
    double theirs = 0;
    for (int i = 0; i < both.length; i += 2) {
      strongest = StrictMath.max(strongest, both[i]);
      theirs += both[i + 1] * 2 / both.length;
    }
    if (!(theirs >= parameters.indoor().leastWind())) {
      return Sign.UNKNOWN;
    }
    return strongest < parameters.indoor().calm() ? Sign.NO_WIND : Sign.OUTDOORS;
  }

  private CheckResult siting() {
    DeploymentParameters.Siting limits = parameters.siting();
    OptionalDouble byDay = bias(true);
    OptionalDouble byNight = bias(false);
    if (byDay.isEmpty() || byNight.isEmpty()) {
      return DeploymentCheck.SITING.notJudged("too few neighbours by day or by night");
    }
    double difference = byDay.getAsDouble() - byNight.getAsDouble();
    if (!Double.isFinite(difference)) {
      return DeploymentCheck.SITING.notJudged("no difference can be told");
    }
    if (difference > limits.fail()) {
      return DeploymentCheck.SITING.result(
          CheckState.FAIL, difference, limits.fail(), day.neighbourIds(), "heated by the sun");
    }
    boolean warm = difference > limits.suspect();
    return DeploymentCheck.SITING.result(
        warm ? CheckState.SUSPECT : CheckState.PASS,
        difference,
        limits.suspect(),
        day.neighbourIds(),
        warm ? "warmer by day than by night" : "");
  }

  /** Mean excess over the neighbours in K, by day or by night, over enough hours. */
  private OptionalDouble bias(boolean byDay) {
    double sum = 0;
    int hours = 0;
    for (int hour = 0; hour < HourlyValues.HOURS; hour++) {
      boolean wanted =
          byDay
              ? day.sun().above(parameters.daylight().day(), hour)
              : day.sun().below(parameters.daylight().night(), hour);
      OptionalDouble own = day.own().at(TEMPERATURE, hour);
      OptionalDouble theirs = day.neighbours().at(TEMPERATURE, hour);
      if (wanted && own.isPresent() && theirs.isPresent()) {
        sum += own.getAsDouble() - theirs.getAsDouble();
        hours++;
      }
    }
    return hours >= parameters.siting().hours()
        ? OptionalDouble.of(sum / hours)
        : OptionalDouble.empty();
  }

  /** Own value and the neighbours', hour after hour; nothing when the hours are too few. */
  private double[] common(SeriesVariable variable, int fewest) {
    double[] both = new double[2 * HourlyValues.HOURS];
    int n = 0;
    for (int hour = 0; hour < HourlyValues.HOURS; hour++) {
      OptionalDouble own = day.own().at(variable, hour);
      OptionalDouble theirs = day.neighbours().at(variable, hour);
      if (own.isPresent() && theirs.isPresent()) {
        both[n++] = own.getAsDouble();
        both[n++] = theirs.getAsDouble();
      }
    }
    return n < 2 * fewest ? new double[0] : Arrays.copyOf(both, n);
  }

  private static double range(double[] both, int first) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = first; i < both.length; i += 2) {
      least = StrictMath.min(least, both[i]);
      most = StrictMath.max(most, both[i]);
    }
    return most - least;
  }
}
