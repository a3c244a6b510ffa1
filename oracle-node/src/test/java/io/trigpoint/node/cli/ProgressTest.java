package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);
  private final AtomicLong nanos = new AtomicLong();

  @ParameterizedTest
  @ValueSource(ints = {10, 24, 1_000, 12_345})
  void elsewhereThanOnATerminalEachTenthIsALine(int total) {
    Progress progress = new Progress(out, false, total, System::nanoTime);
    IntStream.range(0, total).parallel().forEach(_ -> progress.step());
    progress.end();
    assertThat(text.toString().lines().map(line -> line.strip().split(",", 2)[0]))
        .containsExactlyInAnyOrder(
            "10 %", "20 %", "30 %", "40 %", "50 %", "60 %", "70 %", "80 %", "90 %", "100 %");
  }

  @Test
  void onATerminalOneBarIsDrawnOverAndTakenAway() {
    Progress progress = new Progress(out, true, 4, nanos::get);
    nanos.set(500_000_000);
    progress.step();
    nanos.set(1_000_000_000);
    progress.step();
    assertThat(text.toString())
        .endsWith("\r[###############...............]  50 %, 2/s, 0:01 left");
    progress.end();
    assertThat(text.toString()).doesNotContain("\n").endsWith("\r");
  }

  @Test
  void nothingToDoSaysNothing() {
    new Progress(out, false, 0, System::nanoTime).end();
    assertThat(text.toString()).isEmpty();
  }
}
