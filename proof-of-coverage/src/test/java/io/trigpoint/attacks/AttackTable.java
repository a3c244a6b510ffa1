package io.trigpoint.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Writes docs/results/attacks.md; run with the profile "attacks". */
class AttackTable {
  private static final Path PAGE = Path.of("..", "docs", "results", "attacks.md");

  private record Both(Run run, SequencedMap<String, Framed> framed) {
    static Both of(long seed) {
      return new Both(Study.of(seed, Size.FULL), FramingStudy.of(seed, Size.FULL, Framings.all()));
    }
  }

  @Test
  void everySeed() throws IOException {
    int seeds = Integer.getInteger("trigpoint.attack-seeds", 20);
    long began = System.nanoTime();
    List<Both> runs =
        LongStream.range(0, seeds)
            .parallel()
            .mapToObj(Both::of)
            .peek(both ->
                System.out.println(
                    Page.line(both.run())
                        + ", "
                        + (System.nanoTime() - began) / 1_000_000_000
                        + " s"))
            .toList();
    FramingTable framings = new FramingTable(runs.stream().map(Both::framed).toList());
    String page =
        new Page(runs.stream().map(Both::run).toList(), framings, Size.FULL)
            .text(Heading.of(seeds));
    System.out.println(page);
    Files.writeString(PAGE, page);
    assertThat(runs).hasSize(seeds);
  }
}
