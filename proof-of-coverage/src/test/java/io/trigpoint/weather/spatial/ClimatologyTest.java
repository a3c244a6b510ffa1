package io.trigpoint.weather.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClimatologyTest {
  private static final long JULY = LocalDate.of(2020, 7, 15).toEpochDay();
  private static final long JANUARY = LocalDate.of(2020, 1, 15).toEpochDay();

  @Test
  void theSouthHasItsOwnSeasons() {
    assertThat(ours(JANUARY).mean(-34)).isGreaterThan(ours(JULY).mean(-34));
    assertThat(ours(JANUARY).mean(52)).isLessThan(ours(JULY).mean(52));
    assertThat(ours(JULY).mean(60)).isEqualTo(5 + 15, within(1e-9));
  }

  @Test
  void thePolesHaveAMeanButNotInTheReference() {
    assertThat(ours(JULY).mean(-90)).isEqualTo(-25 - 15.5, within(1e-9));
    assertThat(new Climatology(JULY, all(), all(), false).mean(-80)).isNaN();
  }

  @Test
  void monthsAreThoseOfTheCalendar() {
    for (LocalDate day = LocalDate.of(1899, 12, 1); day.getYear() < 2101; day = day.plusDays(9)) {
      assertThat(Climatology.month(day.toEpochDay()))
          .as(day.toString())
          .isEqualTo(day.getMonthValue() - 1);
    }
  }

  private static Climatology ours(long day) {
    return new Climatology(day, all(), all(), true);
  }

  private static PerStation all() {
    return PerStation.of(0);
  }
}
