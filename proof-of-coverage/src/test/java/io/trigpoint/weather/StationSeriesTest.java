package io.trigpoint.weather;

import static io.trigpoint.weather.SeriesVariable.HUMIDITY;
import static io.trigpoint.weather.SeriesVariable.PRESSURE;
import static io.trigpoint.weather.SeriesVariable.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StationSeriesTest {
  @Test
  void whatIsNotPutIsMissingAndWhatIsNoNumberIsNot() {
    StationSeries series =
        StationSeries.builder(0)
            .sample(1_000, Map.of(TEMPERATURE, 12.5))
            .sample(2_000, Map.of(TEMPERATURE, Double.NaN, HUMIDITY, 50.0))
            .sample(3_000, Map.of())
            .build();
    assertThat(series.value(TEMPERATURE, 0)).isEqualTo(12.5);
    assertThat(series.value(TEMPERATURE, 1)).isInfinite();
    assertThat(series.value(HUMIDITY, 0)).isNaN();
    assertThat(series.measures(HUMIDITY)).isTrue();
    assertThat(series.measures(PRESSURE)).isFalse();
    assertThat(series.values(PRESSURE)).containsExactly(Double.NaN, Double.NaN, Double.NaN);
  }

  @Test
  void arraysAreCopiedAndMustFit() {
    double[] given = {1, 2};
    StationSeries series =
        StationSeries.of(0, new long[] {1, 2}, Map.of(TEMPERATURE, given, HUMIDITY, given));
    given[0] = 9;
    assertThat(series.value(TEMPERATURE, 0)).isEqualTo(1);
    assertThatThrownBy(() -> StationSeries.of(0, new long[1], Map.of(TEMPERATURE, given)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("temperature");
  }
}
