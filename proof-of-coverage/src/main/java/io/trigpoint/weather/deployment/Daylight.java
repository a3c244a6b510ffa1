package io.trigpoint.weather.deployment;

import static io.trigpoint.weather.SeriesVariable.LIGHT;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** The light sensor against the sun and against the neighbours' sensors. */
final class Daylight {
  private final DeploymentDay day;
  private final DeploymentParameters.Daylight limits;

  Daylight(DeploymentDay day, DeploymentParameters parameters) {
    this.day = day;
    this.limits = parameters.daylight();
  }

  /** Share of the neighbours' light over the common hours of full day, when there are enough. */
  OptionalDouble ofNeighbours() {
    return shareOf(hour -> day.neighbours().at(LIGHT, hour));
  }

  /** Share of the light of a clear sky over the hours of full day, when there are enough. */
  OptionalDouble ofClearSky() {
    return shareOf(hour -> OptionalDouble.of(day.sun().illuminance(hour)));
  }

  private OptionalDouble shareOf(IntFunction<OptionalDouble> expected) {
    double own = 0;
    double whole = 0;
    int hours = 0;
    for (int hour = 0; hour < HourlyValues.HOURS; hour++) {
      OptionalDouble light = day.own().at(LIGHT, hour);
      OptionalDouble other = expected.apply(hour);
      if (day.sun().above(limits.day(), hour) && light.isPresent() && other.isPresent()) {
        own += light.getAsDouble();
        whole += other.getAsDouble();
        hours++;
      }
    }
    return hours >= limits.hours() && whole > 0 ? finite(own / whole) : OptionalDouble.empty();
  }

  /** Suspect only: clouds, snow and trees are honest. */
  CheckResult skyView() {
    OptionalDouble shared = ofNeighbours();
    if (shared.isPresent()) {
      return skyView(
          shared.getAsDouble(), limits.leastShare(), limits.mostShare(), day.neighbourIds());
    }
    OptionalDouble clear = ofClearSky();
    return clear.isPresent()
        ? skyView(clear.getAsDouble(), limits.leastClear(), limits.mostClear(), List.of())
        : DeploymentCheck.SKY_VIEW.notJudged("too few hours of light in full day");
  }

  /** The brightest dark hour; suspect unless the neighbours are as bright. */
  CheckResult nightLight() {
    double brightest = -1;
    boolean shared = false;
    for (int hour = 0; hour < HourlyValues.HOURS; hour++) {
      OptionalDouble light = day.own().at(LIGHT, hour);
      if (day.sun().below(limits.dark(), hour) && light.isPresent()) {
        brightest = StrictMath.max(brightest, light.getAsDouble());
        shared |= day.neighbours().at(LIGHT, hour).orElse(0) > limits.lamp();
      }
    }
    if (brightest < 0 || shared) {
      return DeploymentCheck.NIGHT_LIGHT.notJudged(
          shared ? "the neighbours are bright in the dark too" : "no light was read in the dark");
    }
    boolean lamp = brightest > limits.lamp();
    return DeploymentCheck.NIGHT_LIGHT.result(
        lamp ? CheckState.SUSPECT : CheckState.PASS,
        brightest,
        limits.lamp(),
        List.of(),
        lamp ? "light in the dark: a lamp, or another place or clock" : "");
  }

  private static CheckResult skyView(
      double share, double least, double most, List<String> neighbours) {
    if (share < least) {
      return DeploymentCheck.SKY_VIEW.result(
          CheckState.SUSPECT, share, least, neighbours, "something hides the sky");
    }
    return share > most
        ? DeploymentCheck.SKY_VIEW.result(
            CheckState.SUSPECT, share, most, neighbours, "brighter than the sky can be")
        : DeploymentCheck.SKY_VIEW.result(CheckState.PASS, share, least, neighbours, "");
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
