package io.trigpoint.weather.self;

import static io.trigpoint.weather.CheckState.FAIL;
import static io.trigpoint.weather.CheckState.NOT_JUDGED;
import static io.trigpoint.weather.CheckState.PASS;
import static io.trigpoint.weather.CheckState.SUSPECT;
import static io.trigpoint.weather.SeriesVariable.HUMIDITY;
import static io.trigpoint.weather.SeriesVariable.LIGHT;
import static io.trigpoint.weather.SeriesVariable.TEMPERATURE;
import static io.trigpoint.weather.SeriesVariable.UV;

import io.trigpoint.weather.CheckState;

/** How humidity goes with temperature, and UV with light. */
final class AirChecks {
  private static final double SATURATED = 100;
  private static final double DRIEST = 0.1;
  private static final double KILO = 1000;

  private final Samples samples;
  private final SelfParameters parameters;
  private final Ledger ledger;

  AirChecks(Samples samples, SelfParameters parameters, Ledger ledger) {
    this.samples = samples;
    this.parameters = parameters;
    this.ledger = ledger;
  }

  /** The dew point is at most the temperature, and at most what was ever measured on earth. */
  void dewPoint() {
    Tallies tallies = ledger.of(SelfCheck.DEW_POINT, HUMIDITY);
    double[] humidity = samples.of(HUMIDITY);
    double[] temperature = samples.of(TEMPERATURE);
    double most = parameters.air().mostDewPoint();
    for (int i : samples.having(humidity)) {
      double dewPoint = dewPoint(parameters.air(), temperature[i], humidity[i]);
      if (Double.isNaN(dewPoint)) {
        tallies.note(i, NOT_JUDGED);
      } else if (dewPoint > most) {
        tallies.note(i, FAIL, dewPoint, most);
      } else {
        CheckState over = humidity[i] > SATURATED ? SUSPECT : PASS;
        tallies.note(i, over, dewPoint, temperature[i]);
      }
    }
  }

  /** The dew point in °C by the Magnus formula, NaN where the formula does not hold. */
  static double dewPoint(SelfParameters.Air air, double celsius, double humidity) {
    boolean holds = celsius > -100 && celsius < 100 && humidity > 0 && humidity < 200;
    if (!holds) {
      return Double.NaN;
    }
    double wet = StrictMath.max(humidity, DRIEST);
    double exponent =
        StrictMath.log(wet / SATURATED) + air.slope() * celsius / (air.offset() + celsius);
    return air.offset() * exponent / (air.slope() - exponent);
  }

  /** UV needs light; more UV than goes with the light is suspect. */
  void lightUv() {
    SelfParameters.Light limits = parameters.lightUv();
    Tallies tallies = ledger.of(SelfCheck.LIGHT_UV, UV);
    double[] uv = samples.of(UV);
    double[] light = samples.of(LIGHT);
    for (int i : samples.having(uv)) {
      if (!Double.isFinite(light[i])) {
        tallies.note(i, NOT_JUDGED);
      } else if (light[i] < limits.dark()) {
        tallies.note(i, uv[i] >= limits.uv() ? FAIL : PASS, uv[i], limits.uv());
      } else {
        double most = limits.base() + limits.perKilolux() * light[i] / KILO;
        tallies.note(i, uv[i] > most ? SUSPECT : PASS, uv[i], most);
      }
    }
  }
}
