package io.trigpoint.weather;

import static io.trigpoint.report.WeatherVariable.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import io.trigpoint.report.WeatherVariable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WeatherRoundTest {
  @ParameterizedTest
  @EnumSource
  void everyReasonHasAReadingThatEarnsIt(WeatherRefusal reason) {
    Given.Case broken = Given.readingBut(reason);
    ReportVerdict verdict = verdict(broken);
    assertThat(verdict.rule()).isEqualTo(reason.id());
    assertThat(verdict.outcome()).isNotEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void anHonestReadingIsConfirmedWithTheNeighboursFigures() {
    ReportVerdict verdict = verdict(Given.honestReading());
    assertThat(verdict.rule()).isEqualTo("weather.confirmed");
    assertThat(verdict.evidence())
        .containsEntry("TEMPERATURE.neighbours", "4")
        .containsKeys("TEMPERATURE.value", "TEMPERATURE.neighbours_mean");
  }

  @Test
  void aStationWithABiasOfFifteenKelvinEarnsNothingAndTheOthersEarnAll() {
    Stations stations = Given.five();
    DeviceId desk = stations.at(51.03, 3.72);
    for (int k = 0; k < 5; k++) {
      Map<WeatherVariable, Integer> values = Given.honest(1, k);
      values.merge(TEMPERATURE, 15_000, Integer::sum);
      stations.send(desk, Given.observed(k), values);
    }
    Map<DeviceId, QualityScore> quality = WeatherRound.judge(stations.inputs()).quality();
    assertThat(quality).containsEntry(desk, new QualityScore(0)).hasSize(6);
    quality.forEach((station, score) ->
        assertThat(score.partsPerMillion())
            .isEqualTo(station.equals(desk) ? 0 : QualityScore.FULL));
  }

  @Test
  void anIsolatedStationEarnsHalfOfWhatAConfirmedOneEarns() {
    Stations stations = Given.five();
    DeviceId island = stations.at(54.18, 7.89);
    for (int k = 0; k < 5; k++) {
      stations.send(island, Given.observed(k), Given.honest(0, k));
    }
    assertThat(WeatherRound.judge(stations.inputs()).quality())
        .containsEntry(island, new QualityScore(500_000));
  }

  @Test
  void stationsOfOneOwnerOnOneRoofDoNotConfirmEachOther() {
    Stations stations = new Stations();
    for (int i = 0; i < 5; i++) {
      DeviceId station = stations.at(51.05 + i * 0.00005, 3.72, 77);
      stations.send(station, Given.observed(0), Given.honest(i, 0));
    }
    assertThat(WeatherRound.judge(stations.inputs()).verdicts())
        .hasSize(5)
        .allSatisfy(verdict -> assertThat(verdict.rule()).isEqualTo("weather.not-judged"));
  }

  @Test
  void manyStationsOfOneLiarOnOneRoofAreOneVoice() {
    Stations stations = Given.five();
    for (int i = 0; i < 20; i++) {
      DeviceId liar = stations.at(51.05 + i * 0.00005, 3.73, 77);
      Map<WeatherVariable, Integer> values = Given.honest(0, 0);
      values.put(TEMPERATURE, 40_000);
      stations.send(liar, Given.observed(0), values);
    }
    assertThat(WeatherRound.judge(stations.inputs()).verdicts())
        .filteredOn(verdict -> verdict.rule().equals("weather.disagrees"))
        .hasSize(20);
  }

  @Test
  void silenceLowersTheScore() {
    Stations stations = Given.five();
    DeviceId silent = stations.at(51.03, 3.72);
    stations.send(silent, Given.observed(0), Given.honest(0, 0));
    assertThat(WeatherRound.judge(stations.inputs()).quality())
        .containsEntry(silent, new QualityScore(500_000));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void theOrderOfReadingsAndDuplicatesChangeNothing(long seed) {
    Random random = new Random(seed);
    Stations stations = anything(random);
    WeatherOutcome outcome = WeatherRound.judge(stations.inputs());
    stations.readings.addAll(List.copyOf(stations.readings));
    Collections.shuffle(stations.readings, random);
    assertThat(WeatherRound.judge(stations.inputs())).isEqualTo(outcome);
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#hundred")
  void everyReadingGetsExactlyOneVerdictWhateverItSays(long seed) {
    Stations stations = anything(new Random(seed));
    assertThat(WeatherRound.judge(stations.inputs()).verdicts().stream().map(ReportVerdict::report))
        .containsExactlyElementsOf(
            stations.readings.stream().map(r -> r.id()).sorted().distinct().toList());
  }

  private static Stations anything(Random random) {
    Stations stations = new Stations();
    for (int i = 0; i < 8; i++) {
      DeviceId station =
          random.nextBoolean()
              ? stations.at(51 + random.nextGaussian() / 10, 3.7)
              : stations.at(90 - random.nextDouble(), 180 - random.nextDouble() / 100);
      for (int k = 0; k < random.nextInt(1, 10); k++) {
        Map<WeatherVariable, Integer> values = new EnumMap<>(WeatherVariable.class);
        for (WeatherVariable variable : WeatherVariable.values()) {
          if (random.nextBoolean()) {
            values.put(
                variable, random.nextInt(4) == 0 ? random.nextInt() >>> 1 : random.nextInt(20_000));
          }
        }
        values.put(TEMPERATURE, random.nextInt(4) == 0 ? random.nextInt() : 18_000);
        stations.send(station, Stations.START + random.nextInt(7) * 9_000L, values);
      }
    }
    return stations;
  }

  private static ReportVerdict verdict(Given.Case example) {
    ReportId subject = example.subject();
    return WeatherRound.judge(example.stations().inputs()).verdicts().stream()
        .filter(verdict -> verdict.report().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
