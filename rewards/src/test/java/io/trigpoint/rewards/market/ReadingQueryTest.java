package io.trigpoint.rewards.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trigpoint.report.Cell;
import io.trigpoint.report.WeatherVariable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingQueryTest {
  private static final Cell GHENT = Cell.ofLatLng(51.05, 3.72, 5);

  @ParameterizedTest
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void theBitsOfAScopeAgreeWithH3(long seed) {
    Random random = new Random(seed);
    Cell inner =
        Cell.ofLatLng(
            random.nextDouble(-85, 85), random.nextDouble(-180, 180), random.nextInt(5, 16));
    Cell far = Cell.ofLatLng(random.nextDouble(-85, 85), random.nextDouble(-180, 180), 9);
    for (int resolution = 0; resolution <= CellScope.COARSE; resolution++) {
      Cell outer =
          Cell.ofLatLng(inner.centre().lat, inner.centre().lng, 15)
              .parent(Math.min(resolution, inner.resolution()));
      CellScope scope = CellScope.of(Optional.of(outer));
      assertThat(scope.contains(inner)).isEqualTo(inner.parent(outer.resolution()).equals(outer));
      assertThat(scope.contains(far)).isEqualTo(far.parent(outer.resolution()).equals(outer));
    }
    assertThat(CellScope.of(Optional.empty()).contains(inner)).isTrue();
  }

  @Test
  void aCoarserCellIsNotInsideAFinerOne() {
    assertThat(CellScope.of(Optional.of(GHENT)).contains(GHENT.parent(4))).isFalse();
  }

  @Test
  void noCellLeavesFinerThanResolutionSeven() {
    assertThat(CellScope.coarsened(Cell.ofLatLng(51.05, 3.72, 12)).resolution()).isEqualTo(7);
    assertThat(CellScope.coarsened(GHENT)).isEqualTo(GHENT);
  }

  @Test
  void refusesAQueryOutOfBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> query(Optional.of(Cell.ofLatLng(51.05, 3.72, 8)), 0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> query(Optional.empty(), 5, 5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> query(Optional.empty(), -1, 5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> query(Optional.empty(), 0, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> query(Optional.empty(), 0, 1, 501));
  }

  @Test
  void differentQueriesAreDifferentResources() {
    assertThat(query(Optional.empty(), 0, 1, 1).id())
        .isEqualTo(query(Optional.empty(), 0, 1, 1).id())
        .isNotEqualTo(query(Optional.empty(), 0, 1, 2).id())
        .isNotEqualTo(query(Optional.empty(), 0, 2, 1).id())
        .isNotEqualTo(query(Optional.of(GHENT), 0, 1, 1).id());
  }

  @ParameterizedTest
  @EnumSource
  void aQuantityIsSoldExactly(WeatherVariable variable) {
    BigDecimal expected =
        switch (variable) {
          case STATION_PRESSURE, SEA_LEVEL_PRESSURE -> new BigDecimal("-12345");
          case WIND_DIRECTION -> new BigDecimal("-123.45");
          case HUMIDITY -> new BigDecimal("-1.2345");
          case TEMPERATURE, WIND_SPEED, WIND_GUST, RAIN, SOLAR, UV_INDEX ->
              new BigDecimal("-12.345");
        };
    assertThat(SoldQuantity.of(variable, -12_345).value()).isEqualTo(expected);
  }

  private static ReadingQuery query(Optional<Cell> cell, long from, long to, int limit) {
    return new ReadingQuery(SoldKind.WEATHER, cell, from, to, limit);
  }
}
