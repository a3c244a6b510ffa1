package io.trigpoint.node.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.GivenWeatherDays;
import io.trigpoint.node.epochs.GivenWeatherDays.Day;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.report.DeviceId;
import io.trigpoint.weather.memory.StationMemories;
import io.trigpoint.weather.memory.StationMemory;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Epochs of whole days on the command line: what is remembered is audited and explained. */
class WholeDaysTest {
  private static final List<Day> DAYS = GivenWeatherDays.days(11, 2);
  private static final DeviceId WARM = GivenWeatherDays.warm(DAYS.getLast().inputs());

  @TempDir private static Path published = Path.of("");

  @BeforeAll
  static void publish() throws IOException {
    for (Day day : DAYS) {
      write(day.inputs().frame().period().number(), files(day));
    }
  }

  @Test
  void theSecondDayContinuesFromWhatTheFirstRemembered() {
    Typed typed =
        Typed.run(
            "audit",
            "--since",
            Integer.toString(GivenWeatherDays.FIRST),
            "--from",
            published.toString());
    assertThat(typed.out()).contains("OK, continues from epoch 7", "2 agree, 0 do not");
    assertThat(typed.exit()).isZero();
    assertThat(DAYS.getLast().inputs().evidence().stations().stations()).hasSize(4);
  }

  @Test
  void aFailureThatIsForgottenIsFoundAndTheStationIsNamed() throws Exception {
    Day day = DAYS.getFirst();
    SortedMap<DeviceId, StationMemory> cleared =
        new TreeMap<>(day.outcome().evidence().stations().stations());
    StationMemory memory = requireNonNull(cleared.get(WARM));
    cleared.put(WARM, new StationMemory(memory.days(), new TreeSet<>()));
    Carried lie = new Carried(day.outcome().evidence().radio(), new StationMemories(cleared));
    SortedMap<String, byte[]> files = new TreeMap<>(files(day));
    files.put(PublishedEpoch.EVIDENCE_AFTER, lie.toBytes());
    files.put(
        EpochManifest.NAME,
        EpochManifest.parse(requireNonNull(files.get(EpochManifest.NAME)))
            .listing(PublishedEpoch.EVIDENCE_AFTER, lie.toBytes())
            .toBytes());
    write(GivenWeatherDays.FIRST, files);
    Typed typed = Typed.run("audit", "--epoch", "7", "--from", published.toString());
    write(GivenWeatherDays.FIRST, files(day));
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out())
        .contains("evidence-after.bin station " + WARM)
        .contains("failing=[TEMPERATURE]");
  }

  @Test
  void explainSaysWhichChecksMovedTheScoreOfEachDay() {
    assertThat(explain(7))
        .contains("Its day from 2024-10-04T00:00:00Z is worth 0 of 1000000.")
        .contains("Neighbours refuted so many hours of one variable that only 0 of 1000000")
        .containsPattern(
            "costs: weather.agreement, temperature, 22 h: far from the median of the neighbours"
                + " \\(worst figure 10\\.\\d+, limit 6\\)")
        .contains("docs/spec/weather.md#weatheragreement");
    assertThat(explain(8))
        .containsPattern(
            "costs: weather.keeps-failing, temperature, 24 h: most hours of the days before failed"
                + ".* \\(worst figure 0\\.917, limit 0\\.25\\)");
    JsonObject json =
        new JsonObject(
            Typed.run(
                    "explain",
                    "--device",
                    WARM.hex(),
                    "--epoch",
                    "8",
                    "--from",
                    published.toString(),
                    "--json")
                .out());
    assertThat(json.getJsonArray("days")).hasSize(1);
    assertThat(json.getInteger("quality_ppm")).isBetween(390_000, 400_000);
  }

  private static String explain(int epoch) {
    Typed typed =
        Typed.run(
            "explain",
            "--device",
            WARM.hex(),
            "--epoch",
            Integer.toString(epoch),
            "--from",
            published.toString());
    assertThat(typed.exit()).as(typed.out()).isZero();
    return typed.out();
  }

  private static SortedMap<String, byte[]> files(Day day) {
    return PublishedEpoch.files(day.inputs(), day.outcome(), Optional.empty());
  }

  private static void write(long epoch, SortedMap<String, byte[]> files) throws IOException {
    Path folder = Files.createDirectories(published.resolve(PublishedEpoch.folder(epoch)));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
