package io.trigpoint.deploy.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.SpreadingFactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AirTest {
  private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "helium.json");
  private static final Place GHENT = new Place(51.05, 3.72);
  private static final Site SENDER = site("sender", 0);
  private static final String FRAME = "e0" + "5a".repeat(51);

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @CsvSource({"12, 2465800", "9, 328700", "7, 102656"})
  void fiftyTwoBytesLastAsLongAsTheDataSheetSays(int spreading, long micros) {
    assertThat(Airtime.micros(new SpreadingFactor(spreading), 52)).isCloseTo(micros, within(200L));
  }

  @Test
  void framesLastAsLongAsPublished() throws IOException {
    JsonNode groups = new ObjectMapper().readTree(VECTORS.toFile()).get("groups");
    List<JsonNode> vectors =
        StreamSupport.stream(groups.spliterator(), false)
            .filter(group -> group.get("id").asText().equals("region.airtime"))
            .flatMap(group -> StreamSupport.stream(group.get("vectors").spliterator(), false))
            .toList();
    assertThat(vectors)
        .isNotEmpty()
        .allSatisfy(vector -> {
          long micros =
              Airtime.micros(
                  new SpreadingFactor(vector.get("sf").asInt()), vector.get("bytes").asInt());
          assertThat(Math.round(micros / 1_000.0)).isEqualTo(vector.get("ms").asLong());
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverLouderThanFreeSpace(long seed) {
    double distance = 300 + 371.0 * seed;
    Site listener = site("listener", distance);
    Emission emission = emission(seed, SENDER, 0, 868_100_000);
    double freeSpace = 20 * Math.log10(distance) + 20 * Math.log10(868_100_000) - 147.55;
    double strongest = 14 + 2.3 + 2.3 - freeSpace;
    assertThat(Air.suburban(seed).signalDbm(listener, emission)).isLessThan(strongest + 0.1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noiseSignalAndRatioAgree(long seed) {
    Optional<Reception> heard = hear(seed, site("near", 4_000 + 200.0 * seed), List.of());
    Reception reception = heard.orElseThrow();
    assertThat(reception.rssiDbm()).isGreaterThan(reception.signalDbm());
    double noise =
        10
            * Math.log10(
                Math.pow(10, reception.rssiDbm() / 10) - Math.pow(10, reception.signalDbm() / 10));
    assertThat(noise).isCloseTo(-117, within(1.7));
    assertThat(reception.snrDb())
        .isCloseTo(Math.min(12, reception.signalDbm() - noise), within(1e-6));
  }

  @Test
  void theSameSeedGivesTheSameReception() {
    Site listener = site("listener", 5_000);
    assertThat(hear(7, listener, List.of())).isEqualTo(hear(7, listener, List.of()));
    assertThat(hear(7, listener, List.of())).isNotEqualTo(hear(8, listener, List.of()));
  }

  @Test
  void nobodyHearsBeyondSensitivity() {
    assertThat(hear(1, site("far", 250_000), List.of())).isEmpty();
  }

  @Test
  void nobodyHearsTheirOwnFrame() {
    assertThat(hear(1, SENDER, List.of())).isEmpty();
  }

  @Test
  void aSendingConcentratorIsDeaf() {
    Site listener = site("listener", 3_000);
    Emission own = emission(2, listener, 1_000_000, 868_300_000);
    assertThat(hear(1, listener, List.of(own))).isEmpty();
  }

  @Test
  void aStrongerFrameOnTheSameChannelDrownsAWeakerOne() {
    Site listener = site("listener", 9_000);
    Site neighbour = site("neighbour", 8_800);
    assertThat(hear(1, listener, List.of(emission(2, neighbour, 500_000, 868_100_000)))).isEmpty();
    assertThat(hear(1, listener, List.of(emission(2, neighbour, 500_000, 868_300_000))))
        .isPresent();
    assertThat(hear(1, listener, List.of(emission(2, neighbour, 9_500_000, 868_100_000))))
        .isPresent();
  }

  @Test
  void theCounterWrapsAndDrifts() {
    CrystalClock clock = new CrystalClock(1_000, (1L << 32) - 1, CrystalClock.Wander.NONE);
    assertThat(clock.countAt(0)).isEqualTo((1L << 32) - 1);
    assertThat(clock.countAt(1)).isZero();
    assertThat(clock.countAt(1_000_000_000)).isEqualTo(1_000_000_000 + 1_000 - 1);
  }

  private static Optional<Reception> hear(long seed, Site listener, List<Emission> others) {
    return Air.suburban(seed).heard(listener, emission(1, SENDER, 0, 868_100_000), others);
  }

  private static Emission emission(long number, Site from, long start, long hertz) {
    return new Emission(number, from, FRAME, new Hertz(hertz), new SpreadingFactor(12), 14, start);
  }

  private static Site site(String name, double metresEast) {
    return new Site(name, GHENT.offset(90, metresEast), Decibels.of(2.3), 12);
  }
}
