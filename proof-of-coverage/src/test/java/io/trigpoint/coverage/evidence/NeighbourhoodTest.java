package io.trigpoint.coverage.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.Distance;
import io.trigpoint.coverage.Position;
import io.trigpoint.report.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with every distance computed, at places where squares of degrees are awkward. */
class NeighbourhoodTest {

  @ParameterizedTest(name = "around {0} {1} within {2} m")
  @CsvSource({
    "51, 3.7, 4000",
    "0, 0, 30000",
    "-17.8, 179.99, 30000",
    "-17.8, -179.99, 30000",
    "69, 180, 12000",
    "85, 25, 30000",
    "89.7, -60, 30000",
    "89.99, 120, 30000",
    "-90, 0, 30000",
    "-89.9, -179.5, 25000",
    "40, -100, 0",
    "60, 10, 2000000"
  })
  void findsAllThatAreNear(double latitude, double longitude, double metres) {
    Random random = new Random(7);
    double spread = StrictMath.max(1_000, metres) / 111_000;
    List<Optional<Position>> places = new ArrayList<>();
    places.add(Optional.of(place(latitude, longitude)));
    places.add(Optional.empty());
    double widening = StrictMath.max(0.001, StrictMath.cos(StrictMath.toRadians(latitude)));
    for (int i = 0; i < 400; i++) {
      double lat = latitude + spread * random.nextGaussian();
      double lng = longitude + spread * random.nextGaussian() / widening;
      places.add(Optional.of(place(StrictMath.clamp(lat, -90, 90), lng)));
    }
    Neighbourhood neighbourhood = Neighbourhood.of(places);
    for (int device = 0; device < 20; device++) {
      int[] near = neighbourhood.within(device, metres, places.size());
      assertThat(Arrays.stream(near).sorted().toArray())
          .containsExactly(expected(places, device, metres));
    }
    assertThat(metres == 0 || neighbourhood.within(0, metres, 400).length > 10).isTrue();
  }

  @Test
  void neverFindsMoreThanAsked() {
    List<Optional<Position>> places = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      places.add(Optional.of(place(51 + i / 1_000.0, 3.7)));
    }
    assertThat(Neighbourhood.of(places).within(25, 30_000, 7)).hasSize(7).doesNotContain(25);
  }

  @Test
  void aPlaceIsNearNobodyWhenItIsNotAsserted() {
    Neighbourhood neighbourhood =
        Neighbourhood.of(List.of(Optional.of(place(51, 3.7)), Optional.empty()));
    assertThat(neighbourhood.metres(0, 1)).isNaN();
    assertThat(neighbourhood.closer(0, 1, 1e9)).isFalse();
    assertThat(neighbourhood.within(1, 1e6, 5)).isEmpty();
  }

  private static int[] expected(List<Optional<Position>> places, int device, double metres) {
    return places.get(device).stream()
        .flatMapToInt(here ->
            IntStream.range(0, places.size())
                .filter(other -> other != device)
                .filter(other ->
                    places.get(other).map(there -> Distance.metres(here, there)).orElse(1e9)
                        <= metres))
        .toArray();
  }

  private static Position place(double latitude, double longitude) {
    return Position.of(Cell.ofLatLng(latitude, longitude, 12));
  }
}
