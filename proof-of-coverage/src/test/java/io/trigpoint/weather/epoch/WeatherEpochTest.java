package io.trigpoint.weather.epoch;

import static io.trigpoint.report.WeatherVariable.TEMPERATURE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.WeatherInputs;
import io.trigpoint.weather.WeatherOutcome;
import io.trigpoint.weather.WeatherRound;
import io.trigpoint.weather.memory.StationMemories;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeatherEpochTest {
  /** So many hours of the day are ten kelvins too warm, from the third on. */
  private static BiConsumer<Integer, Map<WeatherVariable, Integer>> warmFor(int hours) {
    return (hour, values) -> {
      if (hour >= 2 && hour < 2 + hours) {
        var _ = values.merge(TEMPERATURE, 10_000, Integer::sum);
      }
    };
  }

  @Test
  void anHonestStationEarnsAllOfAWholeDayAndItsReadingsAreJudgedAsBefore() {
    WeatherInputs inputs = GivenDays.town(0).inputs();
    WeatherOutcome round = WeatherRound.judge(inputs);
    JudgedWeather judged = judge(inputs, StationMemories.NONE);
    assertThat(judged.verdicts()).isEqualTo(round.verdicts());
    assertThat(judged.quality())
        .hasSize(5)
        .allSatisfy((id, quality) -> {
          assertThat(quality.partsPerMillion()).isGreaterThan(970_000);
          assertThat(judged.days()).containsKey(id);
        });
    assertThat(judged.after().stations())
        .hasSize(5)
        .allSatisfy((id, memory) -> {
          assertThat(memory.failing()).isEmpty();
          assertThat(memory.days())
              .singleElement()
              .satisfies(day -> assertThat(day.number()).isEqualTo(20_000));
        });
  }

  @Test
  void anEpochThatIsNoNumberOfDaysKeepsItsSlotsAndItsMemories() {
    StationMemories before = judge(GivenDays.town(0).inputs(), StationMemories.NONE).after();
    WeatherInputs inputs = GivenDays.town(1).inputs(GivenDays.DAY - 1);
    JudgedWeather judged = judge(inputs, before);
    assertThat(judged.quality()).isEqualTo(WeatherRound.judge(inputs).quality());
    assertThat(judged.days()).isEmpty();
    assertThat(judged.after()).isEqualTo(before);
  }

  @Test
  void whoFailedForFourWeeksEarnsLessThanWhoFailsTodayForTheFirstTime() {
    GivenDays today = GivenDays.town(28);
    DeviceId station = today.station(6);
    WeatherInputs inputs = today.day(station, 0, warmFor(3)).inputs();
    long first = ppm(judge(inputs, folded(28, warmFor(0))), station);
    long again = ppm(judge(inputs, folded(28, warmFor(20))), station);
    assertThat(first).isBetween(400_000L, 500_000L);
    assertThat(again).isBetween(first / 2, first - 100_000);
  }

  @Test
  void whoKeptFailingEarnsLessOnGoodDaysUntilAQuarterOfTheWeekIsLeft() {
    StationMemories memories = folded(7, warmFor(24));
    List<Boolean> believed = new ArrayList<>();
    for (int day = 7; day < 14; day++) {
      GivenDays given = GivenDays.town(day);
      DeviceId station = given.station(6);
      JudgedWeather judged =
          judge(given.day(station, 0, WeatherEpochTest::honest).inputs(), memories);
      believed.add(ppm(judged, station) > 900_000);
      assertThat(ppm(judged, given.station(0))).isGreaterThan(900_000);
      assertThat(finding(judged, station, "weather.keeps-failing").isPresent())
          .isEqualTo(!believed.getLast());
      memories = judged.after();
    }
    assertThat(believed).containsExactly(false, false, false, false, false, false, true);
  }

  @Test
  void oneBadDayAmongGoodOnesIsForgottenByTheNext() {
    StationMemories before = folded(6, WeatherEpochTest::honest);
    GivenDays bad = GivenDays.town(6);
    DeviceId station = bad.station(6);
    JudgedWeather failed = judge(bad.day(station, 0, warmFor(22)).inputs(), before);
    assertThat(ppm(failed, station)).isZero();
    GivenDays good = GivenDays.town(7);
    assertThat(
            ppm(
                judge(
                    good.day(good.station(6), 0, WeatherEpochTest::honest).inputs(),
                    failed.after()),
                station))
        .isGreaterThan(900_000);
  }

  @Test
  void aFindingSaysWhichCheckOfWhichVariableCostHowManyHours() {
    GivenDays given = GivenDays.town(0);
    DeviceId station = given.station(6);
    JudgedWeather judged = judge(given.day(station, 0, warmFor(3)).inputs(), StationMemories.NONE);
    DayFinding found = finding(judged, station, "weather.agreement").orElseThrow();
    assertThat(found.variable()).contains(SeriesVariable.TEMPERATURE);
    assertThat(found.state()).isEqualTo(CheckState.FAIL);
    assertThat(found.hours()).isEqualTo(3);
    assertThat(found.figureThousandths()).isBetween(9_000L, 11_000L);
    assertThat(found.limitThousandths()).isEqualTo(6_000);
    assertThat(requireNonNull(judged.days().get(station)).getFirst().trust())
        .isEqualTo(new QualityScore(500_000));
  }

  @Test
  void silenceCostsItsHours() {
    GivenDays given = GivenDays.town(0);
    DeviceId station = given.station(6);
    JudgedWeather judged =
        judge(
            given
                .day(
                    station,
                    0,
                    (hour, values) -> {
                      if (hour >= 12) {
                        values.clear();
                      }
                    })
                .inputs(),
            StationMemories.NONE);
    assertThat(ppm(judged, station)).isBetween(470_000L, 530_000L);
  }

  @Test
  void readingsOfTheDayBeforeAndOfTheFutureEarnNothing() {
    GivenDays given = GivenDays.town(1);
    DeviceId late = given.station(6);
    DeviceId early = given.station(7);
    var _ = given.day(late, -1, WeatherEpochTest::honest);
    Random random = new Random(1);
    for (long at = given.startMs() + 3_600_000;
        at < given.startMs() + GivenDays.DAY;
        at += 600_000) {
      given.send(early, at, given.startMs() + 1_000, GivenDays.values(random, 0, at));
    }
    JudgedWeather judged = judge(given.inputs(), StationMemories.NONE);
    assertThat(ppm(judged, late)).isZero();
    assertThat(ppm(judged, early)).isZero();
    assertThat(judged.after().stations()).hasSize(5);
  }

  @Test
  void aReadingThatIsSentTwiceCountsOnce() {
    GivenDays once = GivenDays.town(0);
    JudgedWeather expected = judge(once.inputs(), StationMemories.NONE);
    List<ReceivedReport<WeatherReading>> readings = List.copyOf(once.readings());
    for (ReceivedReport<WeatherReading> reading : readings) {
      WeatherReading sent = reading.report();
      once.send(
          sent.header().device(), sent.observedMs(), reading.receivedMs(), sent.values().asMap());
    }
    assertThat(judge(once.inputs(), StationMemories.NONE).quality()).isEqualTo(expected.quality());
  }

  @Test
  void aStationWithoutAPlaceHasNoDay() {
    GivenDays given = GivenDays.town(0);
    DeviceId station = given.devices.firstKey();
    given.devices.computeIfPresent(station, (id, device) -> nowhere(device));
    JudgedWeather judged = judge(given.inputs(), StationMemories.NONE);
    assertThat(ppm(judged, station)).isZero();
    assertThat(judged.days()).hasSize(4).doesNotContainKey(station);
  }

  @Test
  void anEpochOfTwoDaysIsWorthTheirMean() {
    GivenDays given = GivenDays.town(0);
    given
        .devices
        .keySet()
        .forEach(id -> {
          if (!id.equals(given.devices.firstKey())) {
            var _ = given.day(id, 1, WeatherEpochTest::honest);
          }
        });
    JudgedWeather judged = judge(given.inputs(2 * GivenDays.DAY), StationMemories.NONE);
    DeviceId silent = given.devices.firstKey();
    DeviceId there = given.devices.lastKey();
    assertThat(judged.days().get(silent)).hasSize(1);
    assertThat(judged.days().get(there)).hasSize(2);
    assertThat(ppm(judged, silent)).isBetween(480_000L, 500_000L);
    assertThat(ppm(judged, there)).isGreaterThan(970_000);
    assertThat(requireNonNull(judged.after().stations().get(there)).days()).hasSize(2);
  }

  @Test
  void theOrderOfTheReadingsChangesNothing() {
    GivenDays given = GivenDays.town(0);
    var _ = given.day(given.station(6), 0, warmFor(3));
    StationMemories before = folded(3, warmFor(20));
    JudgedWeather expected = judge(given.inputs(), before);
    for (long seed = 0; seed < 3; seed++) {
      Collections.shuffle(given.readings(), new Random(seed));
      JudgedWeather judged = judge(given.inputs(), before);
      assertThat(judged).isEqualTo(expected);
      assertThat(judged.after().toBytes()).isEqualTo(expected.after().toBytes());
    }
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void whateverStationsSendIsScored(long seed) {
    Random random = new Random(seed);
    GivenDays given = GivenDays.town(0);
    List<DeviceId> honest = List.copyOf(given.devices.keySet());
    for (int i = 10; i < 14; i++) {
      DeviceId station = given.station(i);
      for (int reading = 0; reading < 100; reading++) {
        Map<WeatherVariable, Integer> values = new EnumMap<>(WeatherVariable.class);
        for (WeatherVariable variable : WeatherVariable.values()) {
          if (random.nextInt(3) > 0) {
            values.put(variable, extreme(random));
          }
        }
        long observed = given.startMs() + random.nextLong(-3 * GivenDays.DAY, GivenDays.DAY);
        given.send(station, observed, StrictMath.max(observed, given.startMs()), values);
      }
    }
    JudgedWeather judged = judge(given.inputs(), StationMemories.NONE);
    assertThat(judged.quality()).hasSize(9);
    honest.forEach(id -> assertThat(ppm(judged, id)).isGreaterThan(900_000));
    assertThat(judge(given.inputs(), StationMemories.NONE)).isEqualTo(judged);
  }

  private static int extreme(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Integer.MAX_VALUE;
      case 1 -> Integer.MIN_VALUE;
      case 2 -> 0;
      default -> random.nextInt(-100_000, 200_000);
    };
  }

  private static void honest(int hour, Map<WeatherVariable, Integer> values) {
    assertThat(values).as("hour " + hour).isNotEmpty();
  }

  /** What is remembered after so many days of an honest town and a sixth station. */
  private static StationMemories folded(
      int days, BiConsumer<Integer, Map<WeatherVariable, Integer>> change) {
    StationMemories memories = StationMemories.NONE;
    for (int day = 0; day < days; day++) {
      GivenDays given = GivenDays.town(day);
      memories = judge(given.day(given.station(6), 0, change).inputs(), memories).after();
    }
    return memories;
  }

  private static JudgedWeather judge(WeatherInputs inputs, StationMemories before) {
    return WeatherEpoch.judge(inputs, before, DayRules.TRIGPOINT);
  }

  private static long ppm(JudgedWeather judged, DeviceId station) {
    return requireNonNull(judged.quality().get(station)).partsPerMillion();
  }

  private static Optional<DayFinding> finding(
      JudgedWeather judged, DeviceId station, String check) {
    SortedMap<DeviceId, List<ScoredDay>> days = new TreeMap<>(judged.days());
    return days.getOrDefault(station, List.of()).stream()
        .flatMap(day -> day.findings().stream())
        .filter(each -> each.check().equals(check))
        .findFirst();
  }

  private static RegisteredDevice nowhere(RegisteredDevice device) {
    return new RegisteredDevice(
        device.key(),
        device.kind(),
        device.owner(),
        device.coarseCell(),
        device.locationCommitment(),
        Optional.empty());
  }
}
