package io.trigpoint.weather.memory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hashes;
import io.trigpoint.weather.SeriesVariable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StationMemoriesTest {
  private static final MemoryParameters PARAMETERS = MemoryParameters.TRIGPOINT;

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#hundred")
  void anyMemoriesComeBackFromTheirBytes(long seed) throws MalformedMemories {
    StationMemories memories = folded(new Random(seed), 40);
    assertThat(StationMemoriesCodec.decode(memories.toBytes())).isEqualTo(memories);
  }

  @Test
  void nothingIsShort() throws MalformedMemories {
    assertThat(StationMemories.NONE.toBytes()).hasSize(25);
    assertThat(StationMemoriesCodec.decode(StationMemories.NONE.toBytes()))
        .isEqualTo(StationMemories.NONE);
  }

  @Test
  void aStationTakesNoMoreThanItsFourWeeks() {
    StationMemories memories = StationMemories.NONE;
    SortedMap<SeriesVariable, VariableDay> all = new TreeMap<>();
    for (SeriesVariable variable : SeriesVariable.values()) {
      all.put(variable, new VariableDay(24, 24, OptionalDouble.of(1), OptionalDouble.of(2)));
    }
    for (long day = 0; day < 100; day++) {
      SortedMap<DeviceId, StationDay> days = new TreeMap<>();
      days.put(station(1), new StationDay(day, all));
      memories = memories.after(day, days, PARAMETERS);
    }
    assertThat(memories.toBytes()).hasSize(25 + 35 + 28 * (6 + 9 * 10));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#hundred")
  void aChangedByteIsRefusedOrMeansSomethingElse(long seed) {
    Random random = new Random(seed);
    StationMemories memories = folded(random, 12);
    byte[] bytes = memories.toBytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    try {
      assertThat(StationMemoriesCodec.decode(bytes)).isNotEqualTo(memories);
    } catch (MalformedMemories refused) {
      assertThat(refused.why()).isNotEmpty();
    }
  }

  @Test
  void whatIsTornOrTooLongIsRefused() {
    byte[] bytes = folded(new Random(3), 12).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] torn = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> StationMemoriesCodec.decode(torn))
          .isInstanceOf(MalformedMemories.class);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> StationMemoriesCodec.decode(longer))
        .isInstanceOf(MalformedMemories.class);
    byte[] huge = Arrays.copyOf(bytes, bytes.length);
    huge[21] = 127;
    assertThatThrownBy(() -> StationMemoriesCodec.decode(huge))
        .isInstanceOf(MalformedMemories.class)
        .hasMessageContaining("stations, it has fewer bytes");
  }

  @Test
  void whoIsSilentIsForgottenInFourWeeksButForHisFailures() {
    StationMemories memories = StationMemories.NONE;
    SortedMap<DeviceId, StationDay> days = new TreeMap<>();
    days.put(station(1), day(0, 24));
    days.put(station(2), day(0, 0));
    memories = memories.after(0, days, PARAMETERS);
    assertThat(memories.after(27, new TreeMap<>(), PARAMETERS)).isEqualTo(memories);
    StationMemories later = memories.after(28, new TreeMap<>(), PARAMETERS);
    assertThat(later.stations()).containsOnlyKeys(station(1));
    assertThat(requireNonNull(later.stations().get(station(1))))
        .isEqualTo(
            new StationMemory(List.of(), new TreeSet<>(List.of(SeriesVariable.TEMPERATURE))));
  }

  @Test
  void aBiasHasThreeDecimals() {
    VariableDay day = new VariableDay(1, 0, OptionalDouble.of(1.23456), OptionalDouble.of(-1e99));
    assertThat(day.dayBias()).hasValue(1.235);
    assertThat(day.nightBias()).hasValue(-1e6);
  }

  private static StationMemories folded(Random random, int days) {
    StationMemories memories = StationMemories.NONE;
    for (int day = 0; day < days; day++) {
      SortedMap<DeviceId, StationDay> of = new TreeMap<>();
      for (int station = 0; station < 3; station++) {
        if (random.nextInt(4) > 0) {
          of.put(station(station), day(day, random.nextInt(25)));
        }
      }
      memories = memories.after(day, of, PARAMETERS);
    }
    return memories;
  }

  private static StationDay day(long number, int failed) {
    SortedMap<SeriesVariable, VariableDay> variables = new TreeMap<>();
    variables.put(
        SeriesVariable.TEMPERATURE,
        new VariableDay(
            24,
            failed,
            failed % 2 == 0 ? OptionalDouble.empty() : OptionalDouble.of(failed / 7.0),
            OptionalDouble.of(-failed / 3.0)));
    return new StationDay(number, variables);
  }

  private static DeviceId station(int number) {
    return new DeviceId(Hashes.sha256(new byte[] {(byte) number}));
  }
}
