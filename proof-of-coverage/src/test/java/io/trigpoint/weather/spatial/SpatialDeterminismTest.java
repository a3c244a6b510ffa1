package io.trigpoint.weather.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every flag and score has the same bits whatever compiles the checks. */
class SpatialDeterminismTest {
  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
  void everyCompilerGivesTheSameBits(String compiler) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                compiler,
                "-cp",
                System.getProperty("java.class.path"),
                SpatialReplay.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = child.inputReader().lines().toList();
    assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(lines).containsExactly(SpatialReplay.fingerprint());
  }
}
