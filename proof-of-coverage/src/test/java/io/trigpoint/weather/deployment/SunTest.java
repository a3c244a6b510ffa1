package io.trigpoint.weather.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SunTest {
  /** Meeus, example 25.a; equinox and solstices of the almanac. */
  @ParameterizedTest
  @CsvSource({
    "1992-10-13T00:00:00Z, -7.785",
    "2024-03-20T03:06:00Z, 0",
    "2024-06-20T20:51:00Z, 23.44",
    "2023-12-22T03:27:00Z, -23.44",
    "2003-10-17T19:30:30Z, -9.314"
  })
  void declinationIsTheAlmanacs(String instant, double degrees) {
    assertThat(Sun.at(Instant.parse(instant).toEpochMilli()).declination())
        .isCloseTo(degrees, within(0.01));
  }

  /** Meeus, example 28.a; the extremes of the year. */
  @ParameterizedTest
  @CsvSource({
    "1992-10-13T00:00:00Z, 13.71",
    "2024-02-11T12:00:00Z, -14.2",
    "2024-11-03T12:00:00Z, 16.45"
  })
  void theSundialIsAheadByTheEquationOfTime(String instant, double minutes) {
    assertThat(Sun.at(Instant.parse(instant).toEpochMilli()).equationOfTime())
        .isCloseTo(minutes, within(0.1));
  }

  /** The worked example of NREL's solar position algorithm, without refraction. */
  @Test
  void elevationIsThatOfTheReferenceAlgorithm() {
    long at = Instant.parse("2003-10-17T19:30:30Z").toEpochMilli();
    assertThat(Sun.at(at).elevation(at, 39.742476, -105.1786)).isCloseTo(39.872, within(0.02));
  }

  @Test
  void theSunIsHighestAtNoonAndDeepestAtMidnightOnBothSidesOfTheDateLine() {
    long noonAtGreenwich = Instant.parse("2024-04-15T12:00:00Z").toEpochMilli();
    Sun sun = Sun.at(noonAtGreenwich);
    assertThat(sun.elevation(noonAtGreenwich, 0, 0)).isGreaterThan(79);
    assertThat(sun.elevation(noonAtGreenwich, 0, 180)).isLessThan(-79);
    assertThat(sun.elevation(noonAtGreenwich, 0, -180))
        .isCloseTo(sun.elevation(noonAtGreenwich, 0, 180), within(1e-9));
    assertThat(sun.elevation(noonAtGreenwich, 90, 0)).isCloseTo(sun.declination(), within(1e-9));
  }

  /** Values of the same model printed in the tests of a solar energy library. */
  @ParameterizedTest
  @CsvSource({"-20, 0", "-0.05, 0", "5, 48.63", "10, 135.74", "30, 487.89", "50, 778.77"})
  void aClearSkyGivesWhatHaurwitzMeasured(double elevation, double watts) {
    assertThat(ClearSky.irradiance(elevation)).isCloseTo(watts, within(0.01));
  }

  @Test
  void aPolarNightHasNoLightAndAPolarDayNoDarkness() {
    SunnyHours june =
        new SunnyHours.Day(Instant.parse("2024-06-20T00:00:00Z").toEpochMilli()).over(78, 15);
    SunnyHours december =
        new SunnyHours.Day(Instant.parse("2024-12-20T00:00:00Z").toEpochMilli()).over(78, 15);
    for (int hour = 0; hour < HourlyValues.HOURS; hour++) {
      assertThat(june.above(7, hour)).isTrue();
      assertThat(december.below(-6, hour)).isTrue();
      assertThat(december.illuminance(hour)).isZero();
    }
  }
}
