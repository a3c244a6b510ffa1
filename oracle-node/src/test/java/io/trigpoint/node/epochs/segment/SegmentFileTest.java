package io.trigpoint.node.epochs.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.SealedReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentFileTest {
  private static final int SHARDS = 4;
  private static final SegmentSource SEGMENTS =
      MemorySegments.of(GivenEpoch.inputs(1).reports(), SHARDS);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 5);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void segmentsComeBackAsTheyWere(long seed) throws CorruptFile {
    MemorySegments segments = MemorySegments.of(GivenEpoch.inputs(seed).reports(), SHARDS);
    for (int shard = 0; shard < SHARDS; shard++) {
      Segment segment = segments.read(shard);
      Segment back =
          ReportSegments.decode(header(shard), ReportSegments.encode(header(shard), segment));
      assertThat(back).isEqualTo(segment);
      assertThat(back.root()).isEqualTo(segment.root());
    }
  }

  @Test
  void anEmptySegmentIsAFileToo() throws CorruptFile {
    byte[] file = ReportSegments.encode(header(0), new Segment(0, List.of()));
    assertThat(ReportSegments.decode(header(0), file).reports()).isEmpty();
  }

  @Test
  void everyChangedByteIsFoundAndTheFileNamed() throws Exception {
    byte[] file = file(1);
    Random random = new Random(5);
    for (int at = 0; at < file.length; at++) {
      byte[] changed = file.clone();
      changed[at] ^= (byte) (1 + random.nextInt(255));
      assertThatThrownBy(() -> ReportSegments.decode(header(1), changed))
          .as("byte " + at)
          .isInstanceOf(CorruptFile.class)
          .hasMessageStartingWith("reports-0001.seg: ");
    }
  }

  @Test
  void everyTornAndEveryOverlongFileIsFound() throws Exception {
    byte[] file = file(1);
    for (int length = 0; length < file.length; length++) {
      byte[] torn = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> ReportSegments.decode(header(1), torn))
          .as("length " + length)
          .isInstanceOf(CorruptFile.class);
    }
    assertThatThrownBy(() -> ReportSegments.decode(header(1), Arrays.copyOf(file, file.length + 1)))
        .isInstanceOf(CorruptFile.class);
  }

  @Test
  void theDamagedRecordIsNamed() throws Exception {
    List<SealedReport> reports = segment(1).reports();
    int last = reports.size() - 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SegmentWriter writer = new SegmentWriter(out, header(1))) {
      for (int i = 0; i <= last; i++) {
        byte[] leaf = ReportLeaf.of(reports.get(i));
        writer.add(i == last ? new byte[] {1, 2, 3} : new byte[0], leaf);
      }
      var _ = writer.finish();
    }
    assertThatThrownBy(() ->
            SegmentReader.read(
                header(1),
                out.toByteArray(),
                message -> {
                  if (message.length > 0) {
                    throw new IllegalArgumentException("is bad");
                  }
                  return message;
                }))
        .isInstanceOf(CorruptFile.class)
        .hasMessage("reports-0001.seg: record " + last + " is bad");
  }

  @Test
  void aFileOfAnotherShardOrEpochIsNotTaken() throws Exception {
    byte[] file = file(1);
    assertThatThrownBy(() -> ReportSegments.decode(header(2), file))
        .isInstanceOf(CorruptFile.class)
        .hasMessageContaining("epoch 7, shard 1 of 4, not of 1, 31337, 7, 2 of 4");
    SegmentHeader nextEpoch =
        new SegmentHeader(SegmentContent.REPORTS, GivenEpoch.NETWORK, 8, 1, SHARDS);
    assertThatThrownBy(() -> ReportSegments.decode(nextEpoch, file))
        .isInstanceOf(CorruptFile.class);
  }

  @Test
  void aReportOfAnotherShardIsNotTaken() throws Exception {
    byte[] misplaced = ReportSegments.encode(header(2), new Segment(2, segment(1).reports()));
    assertThatThrownBy(() -> ReportSegments.decode(header(2), misplaced))
        .isInstanceOf(CorruptFile.class)
        .hasMessageContaining("record 0 belongs to another shard");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hostileBytesAreRefusedNotThrown(long seed) throws Exception {
    Random random = new Random(seed);
    byte[] file = file(1);
    for (int i = 0; i < 200; i++) {
      byte[] noise = file.clone();
      int from = SegmentHeader.LENGTH + random.nextInt(file.length - SegmentHeader.LENGTH);
      for (int at = from; at < Math.min(file.length, from + 40); at++) {
        noise[at] = (byte) random.nextInt();
      }
      assertThatThrownBy(() -> ReportSegments.decode(header(1), noise))
          .isInstanceOf(CorruptFile.class);
    }
  }

  @Test
  void theRootDoesNotDependOnTheOrderOfArrival() throws IOException {
    List<SealedReport> reports = GivenEpoch.inputs(1).reports();
    MemorySegments backwards = MemorySegments.of(reports.reversed(), SHARDS);
    for (int shard = 0; shard < SHARDS; shard++) {
      assertThat(backwards.read(shard)).isEqualTo(MemorySegments.of(reports, SHARDS).read(shard));
    }
  }

  private static byte[] file(int shard) throws CorruptFile, IOException {
    return ReportSegments.encode(header(shard), segment(shard));
  }

  private static Segment segment(int shard) throws CorruptFile, IOException {
    return SEGMENTS.read(shard);
  }

  private static SegmentHeader header(int shard) {
    return new SegmentHeader(SegmentContent.REPORTS, GivenEpoch.NETWORK, 7, shard, SHARDS);
  }
}
