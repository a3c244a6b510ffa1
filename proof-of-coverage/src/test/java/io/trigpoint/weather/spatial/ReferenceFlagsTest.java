package io.trigpoint.weather.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.SharedVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  /** Sensor lag is not corrected here. */
  @Test
  void everyFileIsReplayed() throws IOException {
    Set<String> files = new TreeSet<>(Set.of("datasets.jsonl", "lag_reduction_filter.jsonl"));
    files.add("profiles.jsonl");
    for (SpatialCheck check : SpatialCheck.values()) {
      files.add(check.reference() + ".jsonl");
    }
    Path folder =
        Objects.requireNonNull(
            SharedVectors.file("vectors", "titanlib", "datasets.jsonl").getParent());
    try (Stream<Path> published = Files.list(folder)) {
      assertThat(published.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(files);
    }
  }

  /** The climatology's lines are called a quirk, but need no float32 and no simplex. */
  @Test
  void theClimatologyIsThatOfTheReferenceToo() throws IOException {
    for (ReferenceLine line : ReferenceLine.all(SpatialCheck.CLIMATOLOGY)) {
      Flags flags = ParameterSet.TITAN.judge(line.rule(ParameterSet.TITAN), line.network());
      assertThat(line.differences(flags)).as(line.toString()).isEmpty();
    }
  }
}
