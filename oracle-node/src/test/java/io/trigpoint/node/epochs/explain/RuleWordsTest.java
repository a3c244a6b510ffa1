package io.trigpoint.node.epochs.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.CoverageRefusal;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.weather.WeatherRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleWordsTest {
  private static final Path PROJECT = Path.of("..");

  static SortedSet<String> known() {
    return RuleWords.known();
  }

  @Test
  void everyReasonToRefuseHasWordsAndSaysWhatToDo() {
    NavigableSet<String> reasons = new TreeSet<>();
    Arrays.stream(RefusalReason.values()).map(RefusalReason::id).forEach(reasons::add);
    Arrays.stream(CoverageRefusal.values()).map(CoverageRefusal::id).forEach(reasons::add);
    Arrays.stream(WeatherRefusal.values()).map(WeatherRefusal::id).forEach(reasons::add);
    assertThat(RuleWords.known()).hasSizeGreaterThan(40).containsAll(reasons);
    assertThat(reasons)
        .allSatisfy(reason -> assertThat(RuleWords.of(reason).advice()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("known")
  void linksAHeadingThatIsThere(String rule) throws IOException {
    String[] link = RuleWords.of(rule).link().split("#", 2);
    assertThat(Files.readString(PROJECT.resolve(link[0]))).contains("### `" + rule + "`");
    assertThat(link[1]).isEqualTo(rule.replace(".", ""));
    assertThat(RuleWords.of(rule).meaning()).isNotEmpty();
  }

  @Test
  void aRuleOfAnotherVersionIsLinkedButNotExplained() {
    assertThat(RuleWords.of("coverage.yet-to-come").meaning()).contains("Another version");
    assertThat(RuleWords.of("coverage.yet-to-come").advice()).isEmpty();
  }
}
