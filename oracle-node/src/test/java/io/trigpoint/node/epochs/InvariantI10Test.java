package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.BouncyCastleSignatures;
import io.trigpoint.report.Hash32;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      EpochInputs fromRows =
          net.journal()
              .inputs(
                  net.terms.frame(net.terms.schedule().period(1)),
                  List.of(),
                  net.terms.parameters());
      assertThat(root(fromRows)).isEqualTo(Hash32.ofHex(posted));
      PublishedEpoch files =
          PublishedEpoch.read(
              (folder, name) -> Files.readAllBytes(published.resolve(folder).resolve(name)), 1);
      assertThat(root(files.inputs())).isEqualTo(Hash32.ofHex(posted));
      assertThat(files.manifest().settlement().orElseThrow().postTx()).isPresent();
    }
  }

  private static Hash32 root(EpochInputs inputs) {
    return EpochComputation.compute(inputs, new BouncyCastleSignatures()).rewardRoot();
  }
}
