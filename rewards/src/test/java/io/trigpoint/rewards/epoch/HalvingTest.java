package io.trigpoint.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HalvingTest {
  private static final TokenAmount NO_CAP = new TokenAmount(BigInteger.TWO.pow(255));

  @ParameterizedTest
  @CsvSource({
    "1, 0", "4, 0", "5, 1000", "7, 1000", "8, 500", "11, 250", "34, 1", "35, 0", "9000, 0"
  })
  void halvesEveryThreeEpochsFromTheFifthOn(long epoch, long emission) {
    assertThat(new Halving(5, 3, NO_CAP).of(TokenAmount.of(1_000), epoch))
        .isEqualTo(TokenAmount.of(emission));
  }

  /** The chain's rule, epoch by epoch. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void whatAccruesIsTheSumOfTheShiftedEmissionsUpToTheCap(long seed) {
    Random random = new Random(seed);
    BigInteger initial = new BigInteger(random.nextInt(1, 100), random);
    BigInteger cap = new BigInteger(random.nextInt(1, 104), random);
    Halving halving =
        new Halving(random.nextLong(1, 9), random.nextLong(1, 12), new TokenAmount(cap));
    BigInteger sum = BigInteger.ZERO;
    for (long epoch = 1; epoch < 60; epoch++) {
      if (epoch >= halving.firstEpoch()) {
        int halvings = (int) ((epoch - halving.firstEpoch()) / halving.everyEpochs());
        sum = sum.add(initial.shiftRight(halvings));
      }
      assertThat(halving.accrued(new TokenAmount(initial), epoch).baseUnits())
          .isEqualTo(sum.min(cap));
    }
  }

  @Test
  void theLastEpochBeforeTheCapEmitsWhatIsLeft() {
    Halving halving = new Halving(1, 100, TokenAmount.of(25));
    assertThat(halving.of(TokenAmount.of(10), 2)).isEqualTo(TokenAmount.of(10));
    assertThat(halving.of(TokenAmount.of(10), 3)).isEqualTo(TokenAmount.of(5));
    assertThat(halving.of(TokenAmount.of(10), 4)).isEqualTo(TokenAmount.ZERO);
  }

  @Test
  void aScheduleHalvesWhatAnEpochOfItsLengthEmits() {
    EmissionSchedule schedule =
        new EmissionSchedule(TokenAmount.of(20_000), Optional.of(new Halving(1, 10, NO_CAP)));
    assertThat(schedule.of(new EpochPeriod(10, 0, 60_000))).isEqualTo(TokenAmount.of(13));
    assertThat(schedule.of(new EpochPeriod(11, 0, 60_000))).isEqualTo(TokenAmount.of(6));
  }

  @Test
  void refusesAScheduleThatBeginsBeforeEpochOneOrHalvesAtOnce() {
    assertThatThrownBy(() -> new Halving(0, 1, NO_CAP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Halving(1, 0, NO_CAP))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
