package io.trigpoint.deploy.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trigpoint.deploy.air.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeatherFeedTest {
  private static final Place GHENT = new Place(51.05, 3.72);

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void readsStationsInSiByTheHeader() throws IOException {
    WeatherFeed feed =
        file(
            "station,time_utc,temp_c,rh_pct,pressure_pa,other,wind_speed_kmh",
            "b,2022-09-01T00:00:00Z,18.8,65,101739,x,36",
            "a,2022-09-01T00:00:00Z,17.1,70,101700,x,18",
            "a,2022-09-01T00:05:00Z,,71,101701,x,18");
    assertThat(feed.stations()).containsExactly("a", "b");
    assertThat(feed.spacing()).isEqualTo(Duration.ofMinutes(5));
    Sample first = feed.sample("b", 0).orElseThrow();
    assertThat(first.get(Quantity.STATION_PRESSURE_HPA).orElseThrow())
        .isCloseTo(1017.39, within(1e-9));
    assertThat(first.get(Quantity.WIND_SPEED_M_S).orElseThrow()).isCloseTo(10, within(1e-9));
    assertThat(feed.sample("a", 1).orElseThrow().get(Quantity.TEMPERATURE_C)).isEmpty();
    assertThat(feed.sample("b", 1)).isEmpty();
  }

  @Test
  void readsASingleStationWithoutAStationColumn() throws IOException {
    WeatherFeed feed = file("time,pressure_hpa,temp_c", "2016-03-31T00:00:00,980.2,21.3");
    assertThat(feed.stations()).containsExactly("station01");
    assertThat(feed.sample("station01", 0)).isPresent();
  }

  @Test
  void readsImperialColumns() throws IOException {
    WeatherFeed feed =
        file("station,time_utc,temp_f,wind_speed_mph", "EWR,2013-01-01T06:00:00Z,50,10");
    Sample sample = feed.sample("EWR", 0).orElseThrow();
    assertThat(sample.get(Quantity.TEMPERATURE_C).orElseThrow()).isCloseTo(10, within(1e-9));
    assertThat(sample.get(Quantity.WIND_SPEED_M_S).orElseThrow()).isCloseTo(4.4704, within(1e-9));
  }

  @Test
  void refusesAFileWithoutAKnownColumn() {
    assertThatThrownBy(() -> file("a,b", "1,2"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none of the known columns");
  }

  @Test
  void replaysTheSevenGhentStations() throws IOException {
    Path shared = Path.of("..", "..", "shared", "data");
    WeatherFeed feed = ObservationFile.read(shared.resolve("vlinder_ghent_5min_2022-09-01_09.csv"));
    StationSites sites = StationSites.read(shared.resolve("vlinder_ghent_stations.csv"));
    assertThat(feed.stations()).hasSize(7);
    assertThat(feed.stations())
        .allSatisfy(station -> assertThat(sites.placeOf(station)).isNotNull());
    assertThat(sites.bestSurrounded(feed.stations())).isPresent();
    assertThat(feed.sample("vlinder01", 0).orElseThrow().get(Quantity.TEMPERATURE_C))
        .hasValue(18.8);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void syntheticNeighboursSeeTheSameAirMass(long seed) {
    WeatherFeed feed = new SyntheticWeather(seed, 7);
    for (int row = 0; row < 300; row += 25) {
      int at = row;
      List<Double> temperatures =
          feed.stations().stream()
              .map(s -> feed.sample(s, at).orElseThrow().get(Quantity.TEMPERATURE_C).orElseThrow())
              .toList();
      double spread =
          temperatures.stream().mapToDouble(t -> t).max().orElseThrow()
              - temperatures.stream().mapToDouble(t -> t).min().orElseThrow();
      assertThat(spread).as("row %d of %s", row, temperatures).isBetween(0.0, 5.0);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void syntheticWeatherDependsOnItsSeedAlone(long seed) {
    assertThat(rows(new SyntheticWeather(seed, 3))).isEqualTo(rows(new SyntheticWeather(seed, 3)));
    assertThat(rows(new SyntheticWeather(seed, 3)))
        .isNotEqualTo(rows(new SyntheticWeather(seed + 1, 3)));
  }

  @Test
  void theDeskThermometerDiffersFromItsNeighboursAlone() {
    WeatherFeed outside = new SyntheticWeather(1, 3);
    WeatherFeed feed = new DeskThermometer(outside, "station02");
    assertThat(feed.sample("station01", 5)).isEqualTo(outside.sample("station01", 5));
    assertThat(feed.sample("station02", 5).orElseThrow().get(Quantity.TEMPERATURE_C).orElseThrow())
        .isBetween(36.0, 36.3);
  }

  @Test
  void spiralSitesKeepTheirDistance() throws IOException {
    List<String> names = new SyntheticWeather(1, 20).stations();
    StationSites sites = StationSites.around(GHENT, names);
    for (String a : names) {
      for (String b : names) {
        if (!a.equals(b)) {
          assertThat(sites.placeOf(a).metresTo(sites.placeOf(b))).isGreaterThan(2_500);
        }
      }
    }
  }

  private static List<Sample> rows(WeatherFeed feed) {
    return IntStream.range(0, 50)
        .mapToObj(row -> feed.sample(feed.stations().getFirst(), row).orElseThrow())
        .toList();
  }

  private WeatherFeed file(String... lines) throws IOException {
    return ObservationFile.read(Files.write(folder.resolve("observations.csv"), List.of(lines)));
  }
}
