package io.trigpoint.weather.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.SeriesVariable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacementTest {
  @Test
  void anHonestStationPassesEverything() {
    assertThat(
            Placement.of(
                Days.among(Days.outdoors(), Days.outdoors()), DeploymentParameters.TRIGPOINT))
        .allMatch(result -> result.state() == CheckState.PASS)
        .extracting(CheckResult::check)
        .containsExactly(
            "weather.indoor", "weather.sky-view", "weather.night-light", "weather.siting");
  }

  @Test
  void aDeskHasNoDailyCourseNoLightAndNoWind() {
    HourlyValues desk = Days.hours(h -> 21, h -> h > 7 && h < 22 ? 150 : 0, h -> 0);
    CheckResult indoor = check("weather.indoor", desk, Days.outdoors());
    assertThat(indoor.state()).isEqualTo(CheckState.FAIL);
    assertThat(indoor.figure()).isEqualTo(3);
    assertThat(indoor.why()).isEqualTo("no daylight, no daily course of temperature, no wind");
  }

  @Test
  void oneSignIsSuspectOnly() {
    HourlyValues sheltered = Days.hours(Days::temperature, Days::light, h -> 0);
    assertThat(check("weather.indoor", sheltered, Days.outdoors()).state())
        .isEqualTo(CheckState.SUSPECT);
  }

  @Test
  void withoutNeighboursTheClearSkyAloneMakesNoRoom() {
    HourlyValues dark = Days.hours(h -> 21, h -> 10, h -> 0);
    assertThat(check("weather.indoor", dark, Days.nothing()).state())
        .isEqualTo(CheckState.NOT_JUDGED);
    assertThat(check("weather.sky-view", dark, Days.nothing()).state())
        .isEqualTo(CheckState.SUSPECT);
  }

  @Test
  void aRoofOverTheLightSensorIsSuspectAndSoIsAnotherUnit() {
    HourlyValues covered = Days.hours(Days::temperature, h -> 0.2 * Days.light(h), Days::wind);
    HourlyValues scaled = Days.hours(Days::temperature, h -> 120 * Days.light(h), Days::wind);
    assertThat(check("weather.sky-view", covered, Days.outdoors()).state())
        .isEqualTo(CheckState.SUSPECT);
    assertThat(check("weather.sky-view", scaled, Days.outdoors()).why())
        .isEqualTo("brighter than the sky can be");
  }

  @Test
  void aCloudThatAllStationsSeeHidesNoSky() {
    HourlyValues grey = Days.hours(Days::temperature, h -> 0.1 * Days.light(h), Days::wind);
    assertThat(check("weather.sky-view", grey, grey).state()).isEqualTo(CheckState.PASS);
    assertThat(check("weather.indoor", grey, grey).state()).isEqualTo(CheckState.PASS);
  }

  @Test
  void lightInTheDarkIsSuspectUnlessTheNeighboursHaveIt() {
    HourlyValues lamp = Days.hours(Days::temperature, h -> Days.light(h) + 2_000, Days::wind);
    assertThat(check("weather.night-light", lamp, Days.outdoors()).state())
        .isEqualTo(CheckState.SUSPECT);
    assertThat(check("weather.night-light", lamp, lamp).state()).isEqualTo(CheckState.NOT_JUDGED);
  }

  @Test
  void aWallInTheSunIsFoundByTheDifferenceOfDayAndNight() {
    HourlyValues heated =
        Days.hours(h -> Days.temperature(h) + (Days.light(h) > 0 ? 6 : 0), Days::light, Days::wind);
    HourlyValues warm = Days.hours(h -> Days.temperature(h) + 5, Days::light, Days::wind);
    assertThat(check("weather.siting", heated, Days.outdoors()).state()).isEqualTo(CheckState.FAIL);
    assertThat(check("weather.siting", warm, Days.outdoors()).state()).isEqualTo(CheckState.PASS);
    assertThat(check("weather.siting", heated, Days.nothing()).state())
        .isEqualTo(CheckState.NOT_JUDGED);
  }

  @Test
  void figuresOfAnySizeGiveFiniteResults() {
    double[] huge = new double[HourlyValues.HOURS];
    for (int i = 0; i < huge.length; i++) {
      huge[i] = i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE;
    }
    HourlyValues hostile =
        HourlyValues.of(
            Map.of(
                SeriesVariable.TEMPERATURE, huge,
                SeriesVariable.LIGHT, huge,
                SeriesVariable.WIND_SPEED, huge));
    assertThat(Placement.of(Days.among(hostile, hostile), DeploymentParameters.TRIGPOINT))
        .allMatch(result -> Double.isFinite(result.figure()));
  }

  private static CheckResult check(String id, HourlyValues own, HourlyValues neighbours) {
    return Placement.of(Days.among(own, neighbours), DeploymentParameters.TRIGPOINT).stream()
        .filter(result -> result.check().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
