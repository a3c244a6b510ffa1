package io.trigpoint.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.report.ReportId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole networks whose processes are killed at seeded moments. */
class KillFaultTest {
  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("trigpoint.fault-seeds", 1));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aKilledNodeAgentAndDatabaseLoseNothingAndPayOnce(long seed) throws Exception {
    Random random = new Random(seed);
    try (LocalRun run = LocalRun.start(folder, "--once", "--epoch", "45s", "--seed", "" + seed)) {
      JsonNode network = run.awaitServing();
      SortedMap<ReportId, Long> acknowledged;
      int exit;
      try (SteadyReporter reporter = new SteadyReporter(network, seed)) {
        pause(random.nextLong(4_000, 10_000));
        assertThat(run.process("node" + (1 + random.nextInt(3))).destroyForcibly()).isTrue();
        pause(random.nextLong(1_000, 6_000));
        assertThat(run.process("hotspot0" + (1 + random.nextInt(9))).destroyForcibly()).isTrue();
        pause(random.nextLong(1_000, 10_000));
        assertThat(run.process("postgres").destroyForcibly()).isTrue();
        exit = run.awaitExit(Duration.ofMinutes(6));
        acknowledged = reporter.acknowledged();
      }
      assertThat(exit).as(run.text()).isZero();
      JsonNode summary = run.lastLine();
      assertThat(summary.path("checks"))
          .isNotEmpty()
          .allSatisfy(check -> assertThat(check.asBoolean()).as(summary.toString()).isTrue());
      assertThat(run.leftovers()).isEmpty();
      PublishedReports.hold(acknowledged, run.published(), summary.path("epoch").asLong());
    }
  }

  @Test
  void nothingIsLeftWhenTheLauncherItselfIsKilled() throws Exception {
    try (LocalRun run = LocalRun.start(folder, "--nodes", "1")) {
      JsonNode network = run.awaitServing();
      assertThat(network.path("pids").size()).isGreaterThan(15);
      run.launcher().destroyForcibly();
      assertThat(run.launcher().waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(
              Patience.await(
                  "end of every process",
                  Duration.ofSeconds(30),
                  () -> Optional.of(run.leftovers()).filter(List::isEmpty)))
          .isEmpty();
    }
  }

  /** The moment of a kill is part of the seed; nothing is waited for here. */
  private static void pause(long millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }
}
