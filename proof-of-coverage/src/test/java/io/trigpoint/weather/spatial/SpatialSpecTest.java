package io.trigpoint.weather.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.SpecHeadings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the checks against neighbours says what the code does. */
class SpatialSpecTest {
  private static final String PAGE = "weather-spatial.md";

  @Test
  void theChecksAreTheHeadingsOfTheirPageInOrder() throws IOException {
    assertThat(SpecHeadings.of(PAGE))
        .containsExactlyElementsOf(Stream.of(SpatialCheck.values()).map(SpatialCheck::id).toList());
  }

  @Test
  void theDefaultFiguresOfTemperatureStandOnThePage() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "spec", PAGE));
    for (String line : SpatialParameters.TEMPERATURE.canonical().lines().skip(1).toList()) {
      String figure = line.startsWith("judged=") ? line : line.substring("weather.".length());
      assertThat(page).contains("\n" + figure + "\n");
    }
  }
}
