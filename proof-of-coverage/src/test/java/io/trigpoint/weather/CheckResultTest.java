package io.trigpoint.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckResultTest {
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aFigureOrLimitThatIsNoNumberIsRefused(double bad) {
    assertThatThrownBy(() -> CheckResult.alone("weather.range", CheckState.FAIL, bad, 1, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CheckResult.alone("weather.range", CheckState.FAIL, 1, bad, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neighboursAreSortedWhateverTheirOrder() {
    List<String> neighbours = List.of("c", "a", "b");
    assertThat(new CheckResult("weather.buddy", CheckState.PASS, 1, 2, neighbours, "").neighbours())
        .containsExactly("a", "b", "c");
  }
}
