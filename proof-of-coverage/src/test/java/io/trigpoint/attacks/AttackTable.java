package io.trigpoint.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Writes docs/results/attacks.md; run with the profile "attacks". */
class AttackTable {
  private static final Path PAGE = Path.of("..", "docs", "results", "attacks.md");

  @Test
  void everySeed() throws IOException {
    int seeds = Integer.getInteger("trigpoint.attack-seeds", 20);
    long began = System.nanoTime();
    List<Run> runs =
        LongStream.range(0, seeds)
            .parallel()
            .mapToObj(seed -> Study.of(seed, Size.FULL))
            .peek(run ->
                System.out.println(
                    Page.line(run) + ", " + (System.nanoTime() - began) / 1_000_000_000 + " s"))
            .toList();
    String page = new Page(runs, Size.FULL).text(Heading.of(seeds));
    System.out.println(page);
    Files.writeString(PAGE, page);
    assertThat(runs).hasSize(seeds);
  }
}
