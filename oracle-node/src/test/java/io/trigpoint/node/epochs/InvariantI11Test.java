package io.trigpoint.node.epochs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.BouncyCastleSignatures;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * I-11: closing epoch by epoch, each from what the one before left in the database, gives what one
 * replay of all published reports gives that starts from nothing.
 */
class InvariantI11Test {
  @TempDir private Path published;

  @Test
  void aReplayFromTheFirstEpochGivesEveryPostedRoot() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      report(net);
      net.finish(net.lifecycle());

      CumulativeEarnings earned = CumulativeEarnings.none();
      Carried evidence = Carried.NONE;
      for (long epoch = 1; epoch <= EpochNetwork.OVER; epoch++) {
        PublishedEpoch folder = folder(epoch);
        EpochOutcome replayed =
            EpochComputation.compute(
                startingFrom(folder.inputs(), earned, evidence), new BouncyCastleSignatures());
        assertThat(replayed.roots()).isEqualTo(folder.manifest().roots());
        assertThat(net.postedRoots(epoch)).containsExactly(replayed.rewardRoot().hex());
        assertThat(replayed.evidence()).isEqualTo(folder.evidence());
        earned = replayed.closed().after();
        evidence = replayed.evidence();
      }
      assertThat(evidence.denials().edges()).isNotEmpty();
    }
  }

  @Test
  void aReplayOfWholeDaysRemembersTheSameOfTheStations() throws Exception {
    CumulativeEarnings earned = CumulativeEarnings.none();
    Carried evidence = Carried.NONE;
    for (GivenWeatherDays.Day day : GivenWeatherDays.days(3, 3)) {
      SortedMap<String, byte[]> files =
          PublishedEpoch.files(day.inputs(), day.outcome(), Optional.empty());
      PublishedEpoch folder =
          PublishedEpoch.read(
              (parent, name) -> requireNonNull(files.get(name)),
              day.inputs().frame().period().number());
      EpochOutcome replayed =
          EpochComputation.compute(
              startingFrom(folder.inputs(), earned, evidence), new BouncyCastleSignatures());
      assertThat(replayed.roots()).isEqualTo(folder.manifest().roots());
      assertThat(replayed.evidence()).isEqualTo(folder.evidence());
      assertThat(replayed.quality()).isEqualTo(day.outcome().quality());
      earned = replayed.closed().after();
      evidence = replayed.evidence();
    }
    assertThat(evidence.stations().stations().values())
        .hasSize(4)
        .allSatisfy(memory -> assertThat(memory.days()).hasSize(3))
        .anySatisfy(memory -> assertThat(memory.failing()).isNotEmpty());
  }

  private static void report(EpochNetwork net) {
    GivenStations stations = new GivenStations(net.terms.network(), net.rows, 4);
    GivenHotspots hotspots =
        new GivenHotspots(
            net.terms.network(), net.rows, net.terms.schedule(), EpochNetwork.OVER, 3);
    for (long epoch = 1; epoch <= EpochNetwork.OVER; epoch++) {
      stations.report(net.terms.schedule().period(epoch));
      for (int beacon = 0; beacon < 3; beacon++) {
        hotspots.shout(
            0, 1, net.terms.schedule().period(epoch).startMs() + 2_000 + 15_000L * beacon);
      }
    }
  }

  private static EpochInputs startingFrom(
      EpochInputs inputs, CumulativeEarnings earned, Carried evidence) {
    return new EpochInputs(
        inputs.frame(),
        inputs.reports(),
        inputs.devices(),
        inputs.entropies(),
        inputs.selectionEntropy(),
        inputs.sales(),
        earned,
        evidence,
        inputs.parameters());
  }

  private PublishedEpoch folder(long epoch) throws Exception {
    return PublishedEpoch.read(
        (folder, name) -> Files.readAllBytes(published.resolve(folder).resolve(name)), epoch);
  }
}
