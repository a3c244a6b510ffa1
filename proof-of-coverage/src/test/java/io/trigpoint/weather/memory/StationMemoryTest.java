package io.trigpoint.weather.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trigpoint.weather.SeriesVariable;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StationMemoryTest {
  private static final SeriesVariable T = SeriesVariable.TEMPERATURE;
  private static final MemoryParameters PARAMETERS = MemoryParameters.TRIGPOINT;

  @Test
  void whoFailedThreeQuartersFailsUntilAQuarter() {
    StationMemory memory = StationMemory.NONE;
    for (int day = 0; day < 7; day++) {
      memory = after(memory, day, 24, 19);
    }
    assertThat(memory.failing()).containsExactly(T);
    int recovered = 0;
    for (int day = 7; day < 14; day++) {
      memory = after(memory, day, 24, 0);
      recovered += memory.failing().isEmpty() ? 1 : 0;
    }
    assertThat(recovered).isEqualTo(3);
  }

  @Test
  void threeQuartersExactlyIsNotOver() {
    assertThat(after(StationMemory.NONE, 0, 24, 18).failing()).isEmpty();
    assertThat(after(StationMemory.NONE, 0, 24, 19).failing()).containsExactly(T);
  }

  @Test
  void silenceClearsNobodyAndAFewHoursAccuseNobody() {
    StationMemory failing = after(StationMemory.NONE, 0, 24, 24);
    assertThat(after(failing, 60, 0, 0).failing()).containsExactly(T);
    assertThat(after(StationMemory.NONE, 0, 23, 23).failing()).isEmpty();
  }

  @Test
  void biasesOfDayAndNightAreKeptApartAndTheDriftIsASlope() {
    StationMemory memory = StationMemory.NONE;
    for (int day = 0; day < 40; day++) {
      memory =
          memory.after(
              day(day, new VariableDay(24, 0, bias(3 + 0.1 * day), bias(-1 + 0.1 * day))),
              PARAMETERS);
    }
    assertThat(memory.days()).hasSize(28);
    assertThat(memory.dayBias(T, PARAMETERS).orElseThrow()).isCloseTo(5.55, within(1e-9));
    assertThat(memory.nightBias(T, PARAMETERS).orElseThrow()).isCloseTo(1.55, within(1e-9));
    assertThat(memory.drift(T, PARAMETERS).orElseThrow()).isCloseTo(0.1, within(1e-9));
    assertThat(memory.drift(SeriesVariable.HUMIDITY, PARAMETERS)).isEmpty();
  }

  @Test
  void aDayThatIsNotNewChangesNothing() {
    StationMemory memory = after(StationMemory.NONE, 5, 24, 3);
    assertThat(after(memory, 5, 24, 24)).isEqualTo(memory);
    assertThat(after(memory, 4, 24, 24)).isEqualTo(memory);
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#hundred")
  void anyDaysGiveFiniteFigures(long seed) {
    Random random = new Random(seed);
    StationMemory memory = StationMemory.NONE;
    long number = random.nextLong(-100, 100);
    for (int i = 0; i < 50; i++) {
      number += random.nextInt(3);
      int judged = random.nextInt(25);
      memory =
          memory.after(
              day(
                  number,
                  new VariableDay(
                      judged,
                      random.nextInt(judged + 1),
                      bias(random.nextBoolean() ? Double.NaN : random.nextGaussian()),
                      bias(random.nextBoolean() ? Double.MAX_VALUE : 1 / random.nextDouble()))),
              PARAMETERS);
      memory.drift(T, PARAMETERS).ifPresent(drift -> assertThat(drift).isFinite());
      memory.dayBias(T, PARAMETERS).ifPresent(bias -> assertThat(bias).isFinite());
      memory.nightBias(T, PARAMETERS).ifPresent(bias -> assertThat(bias).isFinite());
      assertThat(memory.days()).hasSizeLessThanOrEqualTo(PARAMETERS.biasDays());
    }
  }

  private static StationMemory after(StationMemory memory, int day, int judged, int failed) {
    return memory.after(
        day(day, new VariableDay(judged, failed, OptionalDouble.empty(), OptionalDouble.empty())),
        PARAMETERS);
  }

  private static StationDay day(long number, VariableDay of) {
    TreeMap<SeriesVariable, VariableDay> variables = new TreeMap<>();
    variables.put(T, of);
    return new StationDay(number, variables);
  }

  private static OptionalDouble bias(double value) {
    return OptionalDouble.of(value);
  }
}
