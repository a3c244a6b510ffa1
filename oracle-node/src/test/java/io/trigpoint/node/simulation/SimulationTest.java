package io.trigpoint.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.trigpoint.node.chain.OutboxPump;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * The sender and the epochs' decisions of production in simulated clusters, with crashes, disks
 * that forget, reorganisations and other trouble. {@code -Dsimulation.seed=N} repeats one run and
 * tells all of it; {@code -Dsimulation.seeds=N} says how many are run.
 */
class SimulationTest {
  private static final Optional<Long> ONE = Optional.ofNullable(Long.getLong("simulation.seed"));
  private static final long SEEDS = Long.getLong("simulation.seeds", 2_000);
  private static final Logger PUMP = (Logger) LoggerFactory.getLogger(OutboxPump.class);

  @BeforeAll
  static void quiet() {
    PUMP.setLevel(Level.ERROR);
  }

  @AfterAll
  static void loud() {
    PUMP.setLevel(Level.INFO);
  }

  @Test
  void everySeedKeepsWhatMustHoldAndSettles() {
    if (ONE.isPresent()) {
      System.out.println(Simulation.run(ONE.get(), Planted.NONE, true));
      return;
    }
    LongStream.range(0, SEEDS)
        .forEach(seed -> {
          String told = Simulation.run(seed, Planted.NONE, false);
          assertThat(told).as("seed %d", seed).isNotEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPlantedMistakeIsFound(Planted mistake) {
    assertThatThrownBy(() -> runAll(mistake))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("(?s)seed \\d+ \\(.*" + mistake + ": (I-\\d+|liveness): .*");
  }

  private static void runAll(Planted mistake) {
    LongStream.range(0, SEEDS)
        .forEach(seed -> {
          String _ = Simulation.run(seed, mistake, false);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node 1 is killed",
        "the database crashes",
        "the database is restored",
        "a reorganisation of 5 blocks",
        "somebody else sends",
        "is raised: true",
        "is raised: false",
        "is emptied: true",
        "is requeued",
        "is filled",
        "is held: the chain has another result",
        "nonce too low",
        "already known",
        "underpriced",
        "Failed[reason=so]",
        "Failed[reason=it expired",
        "Failed[reason=execution reverted]"
      })
  void someSeedHasIt(String trouble) {
    assertThat(
            LongStream.range(0, SEEDS)
                .anyMatch(seed -> Simulation.run(seed, Planted.NONE, true).contains(trouble)))
        .isTrue();
  }

  @Test
  void aSeedTellsTheSameEachTime() {
    LongStream.range(0, 20)
        .forEach(seed ->
            assertThat(Simulation.run(seed, Planted.NONE, true))
                .isEqualTo(Simulation.run(seed, Planted.NONE, true)));
  }
}
