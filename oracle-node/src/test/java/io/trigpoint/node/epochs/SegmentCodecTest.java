package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.segment.MemorySegments;
import io.trigpoint.node.epochs.segment.ReportLeaf;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.report.SignedReport;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentCodecTest {
  private static final String FILE = "head.bin";

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void inputsComeBackAsTheyWere(long seed) throws CorruptFile {
    EpochInputs inputs = GivenEpoch.inputs(seed);
    EpochHead head =
        SegmentCodec.decode(
            FILE, SegmentCodec.encode(inputs.head()), HashedEvidence.of(inputs.evidence()));
    EpochInputs back = PublishedEpoch.join(head, MemorySegments.of(inputs.reports(), 8));
    assertThat(back).isEqualTo(inputs);
    assertThat(InputRoot.of(back)).isEqualTo(InputRoot.of(inputs));
  }

  @Test
  void everyLengthThatIsNotTheWholeFileIsRefused() {
    byte[] whole = SegmentCodec.encode(GivenEpoch.inputs(1).head());
    for (int length = 0; length < whole.length; length += 97) {
      byte[] torn = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> SegmentCodec.decode(FILE, torn, HashedEvidence.of(Carried.NONE)))
          .isInstanceOf(CorruptFile.class)
          .hasMessageStartingWith("head.bin: record ");
    }
    assertThatThrownBy(() ->
            SegmentCodec.decode(
                FILE, Arrays.copyOf(whole, whole.length + 1), HashedEvidence.of(Carried.NONE)))
        .isInstanceOf(CorruptFile.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hostileBytesAreRefusedNotThrown(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      assertThatThrownBy(() -> SegmentCodec.decode(FILE, noise, HashedEvidence.of(Carried.NONE)))
          .isInstanceOf(CorruptFile.class);
    }
  }

  @Test
  void otherEvidenceThanTheInputsNameIsRefused() {
    Carried left =
        EpochComputation.compute(GivenEpoch.inputs(1), SignatureChecks.fastest()).evidence();
    byte[] bytes = SegmentCodec.encode(GivenEpoch.inputs(1).head());
    assertThatThrownBy(() -> SegmentCodec.decode(FILE, bytes, HashedEvidence.of(left)))
        .isInstanceOf(CorruptFile.class)
        .hasMessage("evidence-before.bin: is not the evidence that head.bin names");
  }

  @Test
  void everyInputIsPartOfTheRoot() {
    EpochInputs inputs = GivenEpoch.inputs(1);
    EpochInputs other =
        new EpochInputs(
            inputs.frame(),
            inputs.reports(),
            inputs.devices(),
            inputs.entropies(),
            inputs.selectionEntropy(),
            inputs.sales().subList(0, 1),
            inputs.before(),
            inputs.evidence(),
            inputs.parameters());
    assertThat(InputRoot.of(other)).isNotEqualTo(InputRoot.of(inputs));
    assertThat(InputRoot.of(GivenEpoch.inputs(2))).isNotEqualTo(InputRoot.of(inputs));
  }

  @Test
  void theTimeOfArrivalAndTheSignatureArePartOfALeaf() {
    SealedReport report = GivenEpoch.inputs(1).reports().getFirst();
    SealedReport later = new SealedReport(report.id(), report.receivedMs() + 1, report.signed());
    assertThat(ReportLeaf.of(later)).isNotEqualTo(ReportLeaf.of(report));
    SignedReport signed = report.signed();
    SealedReport other =
        new SealedReport(
            report.id(),
            report.receivedMs(),
            new SignedReport(signed.kind(), signed.body(), new byte[64]));
    assertThat(ReportLeaf.of(other)).isNotEqualTo(ReportLeaf.of(report));
  }
}
