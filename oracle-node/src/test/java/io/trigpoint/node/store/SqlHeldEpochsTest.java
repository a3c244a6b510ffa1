package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.ReleaseRules.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command runs what the page gives to operators, and tests run as it stands there. */
class SqlHeldEpochsTest {
  private static final Path SPEC = Path.of("..", "docs", "spec", "epochs.md");

  @ParameterizedTest
  @EnumSource
  void thePageHasTheStatementsOfEachRelease(Release release) throws IOException {
    String page = plain(Files.readString(SPEC));
    assertThat(SqlHeldEpochs.statements(release))
        .isNotEmpty()
        .allSatisfy(statement -> assertThat(page).contains(plain(statement) + ";"));
  }

  private static String plain(String sql) {
    return sql.replace(":epoch", "?").replaceAll("\\s+", " ").strip();
  }
}
