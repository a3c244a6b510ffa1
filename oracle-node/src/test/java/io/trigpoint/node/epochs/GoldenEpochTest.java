package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.BouncyCastleSignatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Committed epochs compute to their committed roots, however the machine is set up. */
class GoldenEpochTest {
  private static final Place TURKEY =
      new Place(
          "tr-TR",
          "Asia/Kathmandu",
          List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kathmandu"));
  private static final Place EGYPT =
      new Place(
          "ar-EG-u-nu-arab",
          "America/St_Johns",
          List.of(
              "-Duser.language=ar",
              "-Duser.country=EG",
              "-Duser.extensions=u-nu-arab",
              "-Duser.timezone=America/St_Johns"));
  private static final List<String> ALL = GoldenEpoch.names();

  /** A locale and a time zone that are not the developers'. */
  record Place(String locale, String zone, List<String> options) {}

  /**
   * One child JVM.
   *
   * @param epochs names of the golden epochs that it computes
   */
  record Machine(Place place, String options, List<String> epochs) {
    @Override
    public String toString() {
      return options + " " + place.locale() + " " + epochs;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theCommittedInputsComputeToTheCommittedResult(GoldenEpoch golden) throws Exception {
    PublishedEpoch committed = golden.read();
    EpochOutcome computed =
        EpochComputation.compute(committed.inputs(), new BouncyCastleSignatures());
    assertThat(EpochAudit.compare(committed, computed)).isEmpty();
    assertThat(golden.facts(committed.inputs())).isEqualTo(golden.committed());
  }

  @ParameterizedTest
  @EnumSource
  void theGeneratorStillGivesTheCommittedInputs(GoldenEpoch golden) throws Exception {
    EpochInputs inputs = golden.inputs();
    assertThat(golden.read().inputs()).isEqualTo(inputs);
    assertThat(SegmentCodec.encode(inputs.head()))
        .isEqualTo(golden.resource("golden", PublishedEpoch.HEAD));
    assertThat(inputs.evidence().toBytes())
        .isEqualTo(golden.resource("golden", PublishedEpoch.EVIDENCE_BEFORE));
  }

  @Test
  void theCommittedEpochsHoldWhatTheirNamesSay() throws Exception {
    assertThat(GoldenEpoch.EMPTY.read().inputs().reports()).isEmpty();
    assertThat(verdicts(GoldenEpoch.PLAIN)).contains("coverage.").doesNotContain("\"weather\"");
    assertThat(verdicts(GoldenEpoch.WEATHER)).contains("\"weather\"", "intake.bad-signature");
    assertThat(GoldenEpoch.SALES.read().inputs().sales()).hasSize(2);
    PublishedEpoch denying = GoldenEpoch.EVIDENCE.read();
    assertThat(denying.inputs().evidence().denials().edges()).hasSize(1);
    assertThat(denying.result().getJsonArray("denials").encode()).contains("evidence.too-strong/");
    assertThat(verdicts(GoldenEpoch.EVIDENCE)).contains("coverage.edge-denied");
    PublishedEpoch day = GoldenEpoch.DAY.read();
    assertThat(day.evidence().stations().stations()).hasSize(4);
    assertThat(day.result().getJsonArray("quality").encode()).contains("weather.keeps-failing");
  }

  static Stream<Machine> machines() {
    String oneThread = "-Dgolden.threads=1";
    String twoThreads = "-Dgolden.threads=2";
    return Stream.of(
        new Machine(TURKEY, "-Xint", List.of("EMPTY", "PLAIN")),
        new Machine(TURKEY, "-XX:TieredStopAtLevel=1 -Dgolden.shuffle=1", ALL),
        new Machine(
            EGYPT, "-XX:-TieredCompilation -XX:CompileThreshold=200 -Dgolden.shuffle=2", ALL),
        new Machine(EGYPT, oneThread, ALL),
        new Machine(TURKEY, twoThreads, ALL));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void anyCompilerLocaleZoneOrderAndNumberOfThreadsGivesTheSameBytes(Machine machine)
      throws Exception {
    List<String> expected = new ArrayList<>();
    expected.add("locale " + machine.place().locale());
    expected.add("zone " + machine.place().zone());
    for (String name : machine.epochs()) {
      expected.add(GoldenEpoch.valueOf(name).committed());
      expected.add(GoldenEpoch.valueOf(name).committedShards());
    }
    assertThat(replay(machine)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void anyOrderOfTheReportsGivesTheSameBytes(GoldenEpoch golden) throws Exception {
    EpochInputs inputs = golden.read().inputs();
    for (long seed = 1; seed <= 3; seed++) {
      EpochInputs shuffled = GoldenEpoch.shuffled(inputs, seed);
      assertThat(golden.facts(shuffled)).isEqualTo(golden.committed());
      assertThat(golden.shardedFacts(shuffled)).isEqualTo(golden.committedShards());
    }
  }

  private static String verdicts(GoldenEpoch golden) throws IOException, CorruptFile {
    return golden.read().result().getJsonArray("verdicts").encode();
  }

  private static List<String> replay(Machine machine) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(machine.options().split(" ", -1)));
    command.addAll(machine.place().options());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            GoldenEpoch.class.getName()));
    command.addAll(machine.epochs());
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = child.inputReader().lines().toList();
    assertThat(child.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(child.exitValue()).isZero();
    return lines;
  }
}
