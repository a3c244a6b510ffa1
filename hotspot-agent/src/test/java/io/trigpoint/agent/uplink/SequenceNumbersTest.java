package io.trigpoint.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceNumbersTest {
  @TempDir private Path folder;

  @Test
  void neverGivesANumberTwiceHoweverOftenTheProcessDies() throws IOException {
    Set<Long> given = new HashSet<>();
    long highest = 0;
    for (int life = 0; life < 50; life++) {
      SequenceNumbers numbers = SequenceNumbers.open(folder.resolve("sequence"));
      for (int i = 0; i <= life * 3; i++) {
        long number = numbers.next();
        assertThat(number).isGreaterThan(highest);
        assertThat(given.add(number)).isTrue();
        highest = number;
      }
    }
  }
}
