package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.cli.TrigpointCommand;
import io.trigpoint.report.SignatureChecks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The audit command against what the lifecycle itself closed, published and posted. */
class PostedEpochAuditTest {
  @TempDir private Path published;

  @Test
  void agreesWithEveryEpochThatTheNodeClosedAndFindsAPublisherWhoLeavesAReportOut()
      throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 4).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());
      LongStream.rangeClosed(1, EpochNetwork.OVER)
          .forEach(epoch -> assertThat(audit(net, epoch)).contains("epoch " + epoch + ": AGREES"));
      assertThat(audit(net, 1))
          .contains(
              "posted reward root   OK", "posted input root    OK", "signature            OK");

      leaveOut(1);
      assertThat(audit(net, 1)).contains("epoch 1: DIFFERS").containsPattern("differs +posted ");
    }
  }

  /** Publishes a consistent epoch, with one report fewer than was posted. */
  private void leaveOut(long epoch) throws Exception {
    Path folder = published.resolve(PublishedEpoch.folder(epoch));
    PublishedEpoch honest =
        PublishedEpoch.read((_, name) -> Files.readAllBytes(folder.resolve(name)), epoch);
    EpochInputs inputs = honest.inputs();
    List<SealedReport> fewer = new ArrayList<>(inputs.reports());
    SealedReport _ = fewer.removeLast();
    EpochInputs cut =
        new EpochInputs(
            inputs.frame(),
            fewer,
            inputs.devices(),
            inputs.entropies(),
            inputs.selectionEntropy(),
            inputs.sales(),
            inputs.before(),
            inputs.evidence(),
            inputs.parameters());
    EpochOutcome outcome = EpochComputation.compute(cut, SignatureChecks.fastest());
    for (Map.Entry<String, byte[]> file :
        PublishedEpoch.files(cut, outcome, honest.manifest().settlement()).entrySet()) {
      Path _ = Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private String audit(EpochNetwork net, long epoch) {
    StringWriter out = new StringWriter();
    CommandLine line = TrigpointCommand.commandLine().setOut(new PrintWriter(out));
    int exit =
        line.execute(
            "audit",
            "--epoch",
            Long.toString(epoch),
            "--from",
            published.toString(),
            "--rpc",
            net.anvil.endpoint().toString());
    assertThat(exit).isEqualTo(out.toString().contains("AGREES") ? 0 : 1);
    return out.toString();
  }
}
