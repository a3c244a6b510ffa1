package io.trigpoint.node.epochs.publictier;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.node.epochs.segment.SegmentReader;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.SignatureChecks;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No device, no exact place and no secret is in what everybody may read. */
class InvariantI24Test {
  private static final EpochInputs INPUTS = GivenEpoch.inputs(1);
  private static final EpochOutcome OUTCOME =
      EpochComputation.compute(INPUTS, SignatureChecks.fastest());
  private static final String EVERYTHING = everything();

  @Test
  void noDeviceIsNamed() {
    for (RegisteredDevice device : INPUTS.devices().values()) {
      isAbsent(device.id().value().toBytes());
      isAbsent(device.key().publicKey());
      isAbsent(device.locationCommitment().toBytes());
    }
  }

  @Test
  void noPlaceIsFinerThanResolutionSixOrOfFewerThanFiveOwners() {
    for (RegisteredDevice device : INPUTS.devices().values()) {
      Cell exact = device.location().orElseThrow().cell();
      for (int resolution = 7; resolution <= exact.resolution(); resolution++) {
        isAbsent(exact.parent(resolution));
      }
    }
    Map<Cell, Long> owners = new TreeMap<>();
    rows().stream()
        .flatMap(row -> row.cell().stream())
        .distinct()
        .forEach(cell -> {
          assertThat(cell.resolution()).isLessThanOrEqualTo(CoarseCells.FINEST);
          owners.put(cell, ownersIn(cell));
        });
    assertThat(owners).isNotEmpty();
    assertThat(owners.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(5));
  }

  @Test
  void noReportSignatureAndNoKeyOfPseudonymsIsThere() {
    for (SealedReport report : INPUTS.reports()) {
      isAbsent(report.id().value().toBytes());
      isAbsent(report.signed().signature());
    }
    isAbsent(PublicRows.key(INPUTS.head(), OUTCOME.computed().evidenceHash()).toBytes());
  }

  @Test
  void whatIsSoughtWouldBeFound() {
    Hash32 pseudonym = rows().getFirst().pseudonym();
    assertThat(EVERYTHING).contains(hex(pseudonym.toBytes()));
  }

  private static void isAbsent(byte[] secret) {
    assertThat(EVERYTHING).doesNotContain(hex(secret));
  }

  private static void isAbsent(Cell cell) {
    assertThat(EVERYTHING)
        .doesNotContain(hex(ByteBuffer.allocate(Long.BYTES).putLong(cell.index()).array()))
        .doesNotContain(hex(cell.hex().getBytes(StandardCharsets.US_ASCII)));
  }

  private static List<PublicDevice> rows() {
    return PublicRows.devices(
        INPUTS.devices().values(),
        OUTCOME.shares(),
        PublicRows.key(INPUTS.head(), OUTCOME.computed().evidenceHash()));
  }

  private static long ownersIn(Cell cell) {
    return INPUTS.devices().values().stream()
        .filter(device -> device.coarseCell().resolution() >= cell.resolution())
        .filter(device -> device.coarseCell().parent(cell.resolution()).equals(cell))
        .map(RegisteredDevice::owner)
        .distinct()
        .count();
  }

  /** All bytes of all files, inflated, and all texts with hexadecimal in them, as hexadecimal. */
  private static String everything() {
    SortedMap<String, byte[]> files = PublicPublication.files(INPUTS, OUTCOME, Optional.empty());
    StringBuilder all = new StringBuilder();
    files.forEach((name, bytes) -> {
      byte[] plain = name.endsWith(".seg") ? inflated(name, bytes) : bytes;
      all.append(hex(plain)).append('\n');
      if (name.endsWith(".json")) {
        all.append(new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)).append('\n');
      }
    });
    return all.toString();
  }

  private static byte[] inflated(String name, byte[] bytes) {
    SegmentContent content =
        SegmentContent.valueOf(name.substring(0, name.indexOf('-')).toUpperCase(Locale.ROOT));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      var _ =
          SegmentReader.read(
              new SegmentHeader(
                  content, GivenEpoch.NETWORK, INPUTS.frame().period().number(), 0, 1),
              bytes,
              row -> {
                out.writeBytes(row);
                return row;
              });
    } catch (CorruptFile impossible) {
      throw new AssertionError(impossible);
    }
    return out.toByteArray();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
