package io.trigpoint.rewards.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.Charge.Reason;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargeTest {

  @ParameterizedTest
  @CsvSource({
    "1000, 1000000, 1000, WHOLE_QUALITY",
    "1000, 700000, 700, REDUCED_QUALITY",
    "1000, 700999, 700, REDUCED_QUALITY",
    "1000, 999999, 999, REDUCED_QUALITY",
    "1000, 999, 0, BELOW_ONE_UNIT",
    "1000, 0, 0, NOTHING_SELLABLE",
    "0, 1000000, 0, BELOW_ONE_UNIT"
  })
  void isTheCeilingTimesTheQualityRoundedDown(long ceiling, int ppm, long amount, Reason reason) {
    Charge charge = Charge.of(TokenAmount.of(ceiling), ppm);
    assertThat(charge.amount()).isEqualTo(TokenAmount.of(amount));
    assertThat(charge.reason()).isEqualTo(reason);
    assertThat(charge.isFree()).isEqualTo(amount == 0);
  }

  @Test
  void nothingSellableCostsNothing() {
    Charge charge = Charge.nothing(TokenAmount.of(1_000));
    assertThat(charge.isFree()).isTrue();
    assertThat(charge.reason()).isEqualTo(Reason.NOTHING_SELLABLE);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void isNeverAboveTheCeilingAndGrowsWithQuality(long seed) {
    Random random = new Random(seed);
    TokenAmount ceiling = new TokenAmount(new BigInteger(128, random));
    int ppm = random.nextInt(Charge.WHOLE);
    TokenAmount charged = Charge.of(ceiling, ppm).amount();
    assertThat(charged).isLessThanOrEqualTo(ceiling);
    assertThat(charged).isLessThanOrEqualTo(Charge.of(ceiling, ppm + 1).amount());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_000_001})
  void refusesAQualityThatIsNone(int ppm) {
    TokenAmount ceiling = TokenAmount.of(1);
    assertThatThrownBy(() -> Charge.of(ceiling, ppm)).isInstanceOf(IllegalArgumentException.class);
  }
}
