package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The worked examples of the page are what the calculator answers. */
class VerifyExampleTest {
  private static final Path PAGE = Path.of("..", "docs", "spec", "coverage.md");
  private static final String SECTION = "## Recomputing a verdict";
  private static final Pattern BLOCK = Pattern.compile("(?s)```json\n(.*?)```");

  @Test
  void everyExampleIsAnsweredAsThePageSays() throws IOException {
    String page = Files.readString(PAGE);
    List<JsonObject> blocks =
        BLOCK
            .matcher(page.substring(page.indexOf(SECTION)))
            .results()
            .map(block -> new JsonObject(block.group(1)))
            .toList();
    assertThat(blocks.size()).isPositive().isEven();
    for (int i = 0; i < blocks.size(); i += 2) {
      Typed typed = Typed.eval("coverage.verify", blocks.get(i).encode());
      assertThat(typed.exit()).as(typed.out()).isZero();
      assertThat(new JsonObject(typed.out())).isEqualTo(blocks.get(i + 1));
    }
  }
}
