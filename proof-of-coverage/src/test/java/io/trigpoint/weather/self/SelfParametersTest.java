package io.trigpoint.weather.self;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.weather.SeriesVariable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelfParametersTest {
  @Test
  void theCanonicalTextNamesEveryFigureOnALineOfItsOwn() {
    List<String> lines = SelfParameters.CONSUMER.canonical().lines().toList();
    assertThat(lines)
        .contains(
            "self.id=trigpoint-self-consumer-1",
            "self.temperature.stillHours=4.0",
            "self.timing.skewMs=300000",
            "self.rain.perHour=194.0")
        .doesNotHaveDuplicates()
        .allSatisfy(line -> assertThat(line).matches("self\\.[a-zA-Z.]+=[a-zA-Z0-9.-]+"));
  }

  @Test
  void eachSetHasItsOwnVersionAndHash() {
    List<SelfParameters> sets = List.of(SelfParameters.CONSUMER, SelfParameters.AWS);
    assertThat(sets).extracting(SelfParameters::id).allMatch(id -> id.endsWith("-1"));
    assertThat(sets).extracting(SelfParameters::hash).doesNotHaveDuplicates();
  }

  @Test
  void limitsLeaveRoomBetweenThem() {
    Stream.of(SelfParameters.CONSUMER, SelfParameters.AWS)
        .forEach(set -> {
          for (SeriesVariable variable : SeriesVariable.values()) {
            SelfParameters.Limits limits = set.limits(variable);
            assertThat(limits.min()).as(variable.text()).isLessThan(limits.max());
            assertThat(limits.step()).as(variable.text()).isLessThanOrEqualTo(limits.mostStep());
          }
        });
  }
}
