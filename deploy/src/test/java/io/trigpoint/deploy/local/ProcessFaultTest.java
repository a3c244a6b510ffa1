package io.trigpoint.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trigpoint.node.Failpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three nodes in processes of their own, with a real chain and a real database, that are killed,
 * frozen and left alone. The short run tries some of it in one network; the profile {@code faults}
 * tries all of it.
 */
class ProcessFaultTest {
  private static final String ALL = "trigpoint.fault-all";

  /** Two blocks behind the latest one is final. */
  private static final String[] SOON_FINAL = {"--slots-in-an-epoch", "1"};

  /** Six blocks behind the latest one is final, so that five may be lost. */
  private static final String[] LATE_FINAL = {"--slots-in-an-epoch", "3"};

  @TempDir Path folder;

  private void afterwards(long seed, String[] anvilOptions, Strike... strikes) throws Exception {
    afterwards(BaseDirectory.create(folder.resolve("base")), seed, 0, anvilOptions, strikes);
  }

  private static void afterwards(
      BaseDirectory base, long seed, int endpoints, String[] anvilOptions, Strike... strikes)
      throws Exception {
    try (FaultNetwork network = FaultNetwork.start(base, seed, endpoints, anvilOptions)) {
      for (Strike strike : strikes) {
        strike.on(network);
      }
      Aftermath.holds(network);
      assertThat(network.wishes().hits())
          .as("points that a node came by")
          .containsAll(Stream.of(Failpoint.values()).map(Failpoint::code).toList());
    }
  }

  /** One crash in intake, one in closing and one in sending, an outage and a lost transaction. */
  @Test
  void aShortCourseOfFaultsLosesNothingAndHasNoEffectTwice() throws Exception {
    long seed = Long.getLong("trigpoint.fault-seed", 1);
    Random random = new Random(seed);
    Failpoint[] points = Failpoint.values();
    List<Failpoint> deaths =
        List.of(
            points[random.nextInt(0, 4)],
            points[random.nextInt(4, 9)],
            points[random.nextInt(9, 12)]);
    afterwards(
        seed,
        SOON_FINAL,
        new CrashSequence(deaths, random),
        Strike.databaseStopped(Duration.ofSeconds(10)),
        Strike.reorg(2));
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("trigpoint.crash-seeds", 3));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aCrashAtEachPointLosesNothingAndHasNoEffectTwice(long seed) throws Exception {
    afterwards(seed, SOON_FINAL, new CrashSequence(List.of(Failpoint.values()), new Random(seed)));
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aDatabaseThatIsAwayForAMinuteDuringIngestAndCloseLosesNothing() throws Exception {
    afterwards(1, SOON_FINAL, Strike.databaseStopped(Duration.ofSeconds(60)));
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aDatabaseThatFreezesDuringIngestAndCloseLosesNothing() throws Exception {
    afterwards(1, SOON_FINAL, Strike.databaseFrozen(Duration.ofSeconds(45)));
  }

  /** Two of three must agree; the third lies, or is behind. */
  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aLyingAndAStaleEndpointChangeNothingAndAreNamed() throws Exception {
    BaseDirectory base = BaseDirectory.create(folder.resolve("base"));
    afterwards(
        base,
        1,
        3,
        SOON_FINAL,
        EndpointStrikes.lies("wrong-receipts"),
        EndpointStrikes.lies("forged-logs"),
        EndpointStrikes.lies("other-hashes"),
        EndpointStrikes.stale());
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aFeeThatClimbsIsFollowedByReplacementsThatAPoolTakes() throws Exception {
    BaseDirectory base = BaseDirectory.create(folder.resolve("base"));
    afterwards(base, 1, 1, SOON_FINAL, EndpointStrikes.feeClimb());
  }

  @ParameterizedTest
  @EnumSource(
      value = Failpoint.class,
      names = {"OUTCOME_HALF_WRITTEN", "COMPUTED", "GUARDED", "TRANSACTION_STORED"})
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aNodeThatFreezesThroughItsLeaseStopsNobodyAndDoesNoHarmLater(Failpoint point)
      throws Exception {
    afterwards(1, SOON_FINAL, Strike.frozenAt(point, 0, 1, 2));
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aNodeThatFreezesBeforeItCommitsReportsStopsNobody() throws Exception {
    afterwards(1, SOON_FINAL, Strike.frozenAt(Failpoint.REPORTS_WRITTEN, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aReorganisationAfterAPostingPostsOnceAllTheSame(int depth) throws Exception {
    afterwards(depth, LATE_FINAL, Strike.reorg(depth), Strike.reorg(depth));
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aDroppedTransactionAndAFeeSpikeDelayOnly() throws Exception {
    afterwards(1, SOON_FINAL, Strike.transactionDropped(), Strike.feeSpike());
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aFullDiskUnderThePublishedFilesDelaysEpochsOnly() throws Exception {
    BaseDirectory base = BaseDirectory.create(folder.resolve("base"));
    Optional<SmallDisk> disk = SmallDisk.at(base.published());
    assumeTrue(disk.isPresent(), "this system does not allow to mount a tmpfs");
    try (SmallDisk small = disk.orElseThrow()) {
      afterwards(base, 1, 0, SOON_FINAL, Strike.diskFull(small));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true")
  void aChainThatIsStartedAgainWithItsStateIsFollowedOn() throws Exception {
    String state = folder.resolve("chain.json").toString();
    afterwards(
        1,
        new String[] {"--slots-in-an-epoch", "1", "--state", state},
        Strike.chainRestarted(),
        Strike.reorg(1));
  }
}
