package io.trigpoint.rewards.market.channel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The channel machine between buyers of all kinds, a chain that reorganises and a seller that
 * crashes. {@code -Dsimulation.seed=N} tells one run, {@code -Dsimulation.seeds=N} says how many
 * are run.
 */
class ChannelSimulationTest {
  private static final Optional<Long> ONE = Optional.ofNullable(Long.getLong("simulation.seed"));
  private static final long SEEDS = Long.getLong("simulation.seeds", 2_000);
  private static final int TROUBLED = 300;
  private static final int PEACEFUL = 600;

  @Test
  void everySeedKeepsWhatMustHoldAndSettles() {
    if (ONE.isPresent()) {
      System.out.println(run(ONE.get(), Planted.NONE));
      return;
    }
    LongStream.range(0, SEEDS)
        .forEach(seed -> assertThat(run(seed, Planted.NONE)).as("seed %d", seed).isNotEmpty());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPlantedMistakeIsFound(Planted mistake) {
    assertThatThrownBy(() ->
            LongStream.range(0, SEEDS)
                .forEach(seed -> {
                  String _ = run(seed, mistake);
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("(?s).*(seed \\d+ with " + mistake + "|charged \\d+ of).*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HONEST",
        "REPLAYING",
        "FORGETFUL",
        "PARALLEL",
        "the seller is killed",
        "stored and not done: [Answer",
        "stored and not done: [Submit[pending=Claim",
        "stored and not done: [Submit[pending=Deposit",
        "stored and not done: [Submit[pending=Refund",
        "a reorganisation of 3 blocks",
        "given up: claim",
        "given up: deposit",
        "given up: refund",
        "the answer is lost",
        "the buyer forgets",
        "true: refund",
        "true: start",
        "true: finish",
        "BUSY",
        "OTHER_TOTAL",
        "NO_CHANNEL",
        "ABOVE_BALANCE",
        "WITHDRAWING",
        "EXPIRES_TOO_SOON",
        "paid 0"
      })
  void someSeedHasIt(String trouble) {
    assertThat(
            LongStream.range(0, SEEDS).anyMatch(seed -> run(seed, Planted.NONE).contains(trouble)))
        .isTrue();
  }

  @Test
  void aSeedTellsTheSameEachTime() {
    LongStream.range(0, 20)
        .forEach(seed -> assertThat(run(seed, Planted.NONE)).isEqualTo(run(seed, Planted.NONE)));
  }

  /** The story of a run; throws with it when something does not hold. */
  private static String run(long seed, Planted planted) {
    World world = new World(seed, planted);
    for (int i = 0; i < TROUBLED; i++) {
      pass(world);
    }
    world.makePeace();
    for (int i = 0; i < PEACEFUL; i++) {
      pass(world);
    }
    world.must(
        world.buyer.isAtRest() && world.seller.isIdle(),
        "liveness: nothing is left to do",
        world.seller.stored());
    Checks.end(world);
    return world.story();
  }

  private static void pass(World world) {
    world.pass(1_000L + world.random(14_000));
    world.chain.pass();
    world.seller.pass();
    Checks.seller(world);
    world.buyer.pass();
  }
}
