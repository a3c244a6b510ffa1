package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.BouncyCastleSignatures;
import io.trigpoint.report.Hashes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A committed epoch computes to its committed roots, however the machine is set up. */
class GoldenEpochTest {

  @Test
  void theCommittedInputsComputeToTheCommittedResult() throws Exception {
    PublishedEpoch golden = GoldenEpoch.read();
    EpochOutcome computed = EpochComputation.compute(golden.inputs(), new BouncyCastleSignatures());
    assertThat(EpochAudit.compare(golden, computed)).isEmpty();
  }

  @Test
  void theGeneratorStillGivesTheCommittedInputs() throws Exception {
    EpochInputs inputs = GoldenEpoch.inputs();
    assertThat(SegmentCodec.encode(inputs))
        .isEqualTo(GoldenEpoch.resource("golden", PublishedEpoch.HEAD));
    assertThat(inputs.evidence().toBytes())
        .isEqualTo(GoldenEpoch.resource("golden", PublishedEpoch.EVIDENCE_BEFORE));
  }

  @Test
  void theCommittedEpochDeniesALinkByWhatEarlierEpochsShow() throws Exception {
    PublishedEpoch golden = GoldenEpoch.read();
    assertThat(golden.inputs().evidence().denials().edges()).hasSize(1);
    assertThat(golden.result().getJsonArray("denials").encode()).contains("evidence.too-strong/");
    assertThat(golden.result().getJsonArray("verdicts").encode()).contains("coverage.edge-denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xint",
        "-XX:TieredStopAtLevel=1",
        "-XX:-TieredCompilation",
        "-XX:-TieredCompilation -XX:CompileThreshold=1 -Xbatch",
        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1",
        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=7",
      })
  void anyCompilerLocaleZoneAndNumberOfThreadsGivesTheSameBytes(String options) throws Exception {
    List<String> lines = replay(options);
    assertThat(lines).containsExactly("locale tr_TR", "zone Asia/Kathmandu", committed());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyOrderOfTheReportsGivesTheSameBytes(long seed) throws Exception {
    EpochInputs inputs = GoldenEpoch.read().inputs();
    List<SealedReport> reports = new ArrayList<>(inputs.reports());
    Collections.shuffle(reports, new Random(seed));
    EpochInputs shuffled =
        new EpochInputs(
            inputs.frame(),
            reports,
            inputs.devices(),
            inputs.entropies(),
            inputs.selectionEntropy(),
            inputs.sales(),
            inputs.before(),
            inputs.evidence(),
            inputs.parameters());
    assertThat(GoldenEpoch.facts(shuffled)).isEqualTo(committed());
  }

  /** What the committed files say, without computing anything. */
  private static String committed() throws IOException, CorruptFile {
    PublishedEpoch golden = GoldenEpoch.read();
    byte[] result = GoldenEpoch.resource("golden", PublishedEpoch.RESULT);
    return golden.manifest().roots() + " result " + Hashes.sha256(result).hex();
  }

  private static List<String> replay(String options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(options.split(" ", -1)));
    command.addAll(
        List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Asia/Kathmandu",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            GoldenEpoch.class.getName()));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = child.inputReader().lines().toList();
    assertThat(child.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(child.exitValue()).isZero();
    return lines;
  }
}
