package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Edge;
import io.trigpoint.node.store.SqlEpochQueries;
import io.trigpoint.node.store.SqlVerdictQueries;
import io.trigpoint.report.BouncyCastleSignatures;
import io.trigpoint.report.Hash32;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * I-10: whoever reads the sealed inputs again, from the database or the folder, gets the same
 * roots.
 */
class InvariantI10Test {
  @TempDir private Path published;

  @Test
  void rowsAndPublishedFilesBothComputeToThePostedRoots() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 4).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());
      net.rows.execute(
          "update device set owner = ?, location_cell = null, gain_tenths = null,"
              + " elevation_dm = null",
          new byte[20]);

      String posted = net.postedRoots(1).getFirst();
      assertThat(root(fromRows(net, 1))).isEqualTo(Hash32.ofHex(posted));
      assertThat(root(files(1).inputs())).isEqualTo(Hash32.ofHex(posted));
      assertThat(files(1).manifest().settlement().orElseThrow().postTx()).isPresent();
    }
  }

  @Test
  void evidenceIsCarriedFromEpochToEpochAlikeInRowsAndFiles() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      GivenHotspots hotspots =
          new GivenHotspots(
              net.terms.network(), net.rows, net.terms.schedule(), EpochNetwork.OVER, 3);
      for (long epoch = 1; epoch <= EpochNetwork.OVER; epoch++) {
        for (int beacon = 0; beacon < 3; beacon++) {
          long sentMs = net.terms.schedule().period(epoch).startMs() + 2_000 + 15_000L * beacon;
          hotspots.shout(0, 1, sentMs);
        }
      }
      net.finish(net.lifecycle());

      for (long epoch = 2; epoch <= EpochNetwork.OVER; epoch++) {
        Carried left = files(epoch - 1).evidence();
        assertThat(left.radio().receptions()).hasSize((int) (epoch - 1) * 3);
        assertThat(files(epoch).inputs().evidence()).isEqualTo(left);
        assertThat(fromRows(net, epoch)).isEqualTo(files(epoch).inputs());
      }
      Edge denied = Edge.between(hotspots.id(0), hotspots.id(1));
      assertThat(files(1).evidence().denials()).isEqualTo(Denials.NONE);
      assertThat(files(2).evidence().denials().edges()).containsOnlyKeys(denied);
      assertThat(new SqlEpochQueries(net.transactions).denials(2, Optional.empty(), 10))
          .singleElement()
          .satisfies(each -> {
            assertThat(Edge.between(each.device(), each.other().orElseThrow())).isEqualTo(denied);
            assertThat(each.denial().signals()).contains("evidence.too-strong/");
          });
      assertThat(
              new SqlVerdictQueries(net.transactions)
                  .of(hotspots.id(1), Optional.of(3L), Optional.empty(), 10))
          .extracting(given -> given.verdict().rule())
          .contains("coverage.edge-denied");
    }
  }

  private PublishedEpoch files(long epoch) throws Exception {
    return PublishedEpoch.read(
        (folder, name) -> Files.readAllBytes(published.resolve(folder).resolve(name)), epoch);
  }

  private static EpochInputs fromRows(EpochNetwork net, long epoch) {
    EpochHead head =
        net.journal()
            .head(
                net.terms.frame(net.terms.schedule().period(epoch)),
                List.of(),
                net.terms.parameters());
    return PublishedEpoch.join(head, net.journal().sealed(epoch));
  }

  private static Hash32 root(EpochInputs inputs) {
    return EpochComputation.compute(inputs, new BouncyCastleSignatures()).rewardRoot();
  }
}
