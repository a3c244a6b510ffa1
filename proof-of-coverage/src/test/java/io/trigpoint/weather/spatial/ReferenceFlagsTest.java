package io.trigpoint.weather.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceFlagsTest {
  static Stream<ReferenceLine> plain() throws IOException {
    Stream.Builder<ReferenceLine> lines = Stream.builder();
    for (SpatialCheck check : SpatialCheck.values()) {
      ReferenceLine.plain(check).forEach(lines::add);
    }
    return lines.build();
  }

  @ParameterizedTest
  @MethodSource("plain")
  void theFlagsAreThoseOfTheReference(ReferenceLine line) {
    Flags flags = ParameterSet.TITAN.judge(line.rule(ParameterSet.TITAN), line.network());
    assertThat(line.differences(flags)).isEmpty();
  }
}
