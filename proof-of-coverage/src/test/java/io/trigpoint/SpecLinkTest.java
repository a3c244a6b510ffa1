package io.trigpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.CoverageAcceptance;
import io.trigpoint.coverage.CoverageRefusal;
import io.trigpoint.coverage.evidence.SignalKind;
import io.trigpoint.coverage.helium.HeliumAcceptance;
import io.trigpoint.coverage.helium.HeliumReason;
import io.trigpoint.report.HeliumRefusal;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.weather.WeatherAcceptance;
import io.trigpoint.weather.WeatherRefusal;
import io.trigpoint.weather.deployment.DeploymentCheck;
import io.trigpoint.weather.score.ScoreCheck;
import io.trigpoint.weather.self.SelfCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule id has one heading, and every heading is a rule id. */
class SpecLinkTest {
  @Test
  void coverageRulesAreTheHeadingsOfTheirPageInOrder() throws IOException {
    List<String> ids = new ArrayList<>();
    Stream.of(CoverageRefusal.values()).map(CoverageRefusal::id).forEach(ids::add);
    Stream.of(CoverageAcceptance.values()).map(CoverageAcceptance::id).forEach(ids::add);
    assertThat(SpecHeadings.of("coverage.md")).containsExactlyElementsOf(ids);
  }

  @Test
  void theReferencesRulesAreTheHeadingsOfTheirPageInOrder() throws IOException {
    List<String> ids = new ArrayList<>();
    Stream.of(HeliumReason.values()).map(HeliumReason::id).forEach(ids::add);
    Stream.of(HeliumAcceptance.values()).map(HeliumAcceptance::id).forEach(ids::add);
    assertThat(SpecHeadings.of("helium.md")).containsExactlyElementsOf(ids);
  }

  @Test
  void weatherRulesAreTheHeadingsOfTheirPageInOrder() throws IOException {
    List<String> ids = new ArrayList<>();
    Stream.of(WeatherRefusal.values()).map(WeatherRefusal::id).forEach(ids::add);
    Stream.of(WeatherAcceptance.values()).map(WeatherAcceptance::id).forEach(ids::add);
    Stream.of(ScoreCheck.values()).map(ScoreCheck::id).forEach(ids::add);
    Stream.of(DeploymentCheck.values()).map(DeploymentCheck::id).forEach(ids::add);
    assertThat(SpecHeadings.of("weather.md")).containsExactlyElementsOf(ids);
  }

  @Test
  void selfChecksAreTheHeadingsOfTheirPageInOrder() throws IOException {
    assertThat(SpecHeadings.of("weather-self.md"))
        .containsExactlyElementsOf(Stream.of(SelfCheck.values()).map(SelfCheck::id).toList());
  }

  @Test
  void signalsAreTheHeadingsOfTheirPageInOrder() throws IOException {
    assertThat(SpecHeadings.of("evidence.md"))
        .containsExactlyElementsOf(Stream.of(SignalKind.values()).map(SignalKind::id).toList());
  }

  @Test
  void intakeReasonsAreTheHeadingsOfTheirPageInOrder() throws IOException {
    assertThat(SpecHeadings.of("intake.md"))
        .containsExactlyElementsOf(
            Stream.of(RefusalReason.values()).map(RefusalReason::id).toList());
  }

  @Test
  void addressReasonsAreTheHeadingsOfTheirPageInOrder() throws IOException {
    assertThat(SpecHeadings.of("keys.md"))
        .containsExactlyElementsOf(
            Stream.of(HeliumRefusal.values()).map(HeliumRefusal::id).toList());
  }
}
