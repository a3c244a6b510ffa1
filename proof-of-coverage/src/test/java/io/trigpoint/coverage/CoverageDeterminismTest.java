package io.trigpoint.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A round comes out to the same bytes whatever compiles it and whatever language it runs in. */
class CoverageDeterminismTest {

  @ParameterizedTest
  @CsvSource({
    "-Xint, tr, TR",
    "-XX:TieredStopAtLevel=1, tr, TR",
    "-XX:-TieredCompilation, tr, TR",
    "-Xint, ar, EG",
    "-XX:TieredStopAtLevel=1, ar, EG",
    "-XX:-TieredCompilation, ar, EG",
  })
  void everyCompilerAndLocaleGivesTheSameBytes(String compiler, String language, String country)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            compiler,
            "-Duser.language=" + language,
            "-Duser.country=" + country,
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CoverageReplay.class.getName()));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = child.inputReader().lines().toList();
    assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(lines).containsExactly(language + "_" + country, CoverageReplay.fingerprint());
  }
}
