package io.trigpoint.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EpochScheduleTest {
  private static final EpochSchedule MINUTES = new EpochSchedule(1_000_000, 60_000);

  @Test
  void epochOneBeginsAtGenesis() {
    assertThat(MINUTES.period(1)).isEqualTo(new EpochPeriod(1, 1_000_000, 1_060_000));
    assertThat(MINUTES.numberAt(1_000_000)).isEqualTo(1);
    assertThat(MINUTES.numberAt(1_059_999)).isEqualTo(1);
    assertThat(MINUTES.numberAt(1_060_000)).isEqualTo(2);
  }

  @Test
  void nothingHasEndedBeforeTheFirstEpochIsOver() {
    assertThat(MINUTES.numberAt(999_999)).isZero();
    assertThat(MINUTES.lastEnded(1_059_999)).isZero();
    assertThat(MINUTES.lastEnded(1_060_000)).isEqualTo(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void everyMomentIsInExactlyOneEpoch(long seed) {
    Random random = new Random(seed);
    EpochSchedule schedule =
        new EpochSchedule(random.nextLong(1L << 41), random.nextLong(1, 200_000_000));
    long moment = schedule.genesisMs() + random.nextLong(1L << 41);
    long number = schedule.numberAt(moment);
    assertThat(schedule.period(number).contains(moment)).isTrue();
    assertThat(schedule.endMs(number)).isEqualTo(schedule.startMs(number + 1));
  }

  @Test
  void aDayEmitsTheDailyAmountAndAMinuteItsPartRoundedDown() {
    EmissionSchedule emission = new EmissionSchedule(TokenAmount.of(20_000));
    assertThat(emission.perEpoch(86_400_000)).isEqualTo(TokenAmount.of(20_000));
    assertThat(emission.perEpoch(60_000)).isEqualTo(TokenAmount.of(13));
  }

  @Test
  void refusesAnEpochWithoutLength() {
    assertThatThrownBy(() -> new EpochSchedule(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
