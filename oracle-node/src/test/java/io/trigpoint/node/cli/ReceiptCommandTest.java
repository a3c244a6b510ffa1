package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.ReceiptCodec;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptCommandTest {
  private static final EpochInputs FIRST = GivenEpoch.inputs(1);
  private static final EpochInputs SECOND = GivenEpoch.later(1, 1, Carried.NONE);
  private static final ReportId LOST = new ReportId(Hashes.sha256(new byte[] {7}));
  private static final long EPOCH = 7;

  @TempDir private Path folder;

  @BeforeEach
  void publish() throws IOException {
    publish(FIRST);
  }

  @Test
  void keptPromisesOfEitherEpochAreIncluded() throws IOException {
    publish(SECOND);
    ReportId inFirst = FIRST.reports().get(3).id();
    ReportId inSecond = SECOND.reports().get(3).id();
    Typed typed =
        check(
            new Item.Accepted(inFirst, EPOCH),
            new Item.Duplicate(inSecond, EPOCH, 5),
            new Item.Refused(LOST, RefusalReason.MALFORMED, "no"));
    assertThat(typed.exit()).as(typed.out()).isZero();
    assertThat(typed.out())
        .contains(inFirst + " included: the input root of epoch 7 contains the report")
        .contains(inSecond + " included: the input root of epoch 8 contains the report")
        .contains(LOST + " no promise: ");
  }

  @Test
  void aReceiptWithoutInclusionIsEvidence() throws IOException {
    publish(SECOND);
    Typed typed = check(new Item.Accepted(LOST, EPOCH));
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out())
        .contains(LOST + " EVIDENCE: the operator signed that the report is in epoch 7 or 8");
  }

  @Test
  void beforeTheNextEpochIsPublishedItIsOpen() throws IOException {
    Typed typed = check(new Item.Accepted(LOST, EPOCH));
    assertThat(typed.exit()).isZero();
    assertThat(typed.out()).contains(LOST + " open: ");
  }

  @Test
  void aForgedReceiptIsNoEvidence() throws IOException {
    publish(SECOND);
    byte[] receipt = receipt(new Item.Accepted(LOST, EPOCH));
    receipt[20] ^= 1;
    Typed typed = check(receipt);
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("receipt: FAILED, ").doesNotContain("EVIDENCE");
  }

  @Test
  void theContractIsNamedByTheOneWhoAsksAndNotByTheFiles() throws IOException {
    Path file = Files.write(folder.resolve("receipt.bin"), receipt());
    Typed typed =
        Typed.run(
            "receipt",
            "--receipt",
            file.toString(),
            "--from",
            folder.toString(),
            "--rpc",
            "http://127.0.0.1:1");
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.out()).contains("--rpc and --epoch-roots belong together");
  }

  private Typed check(Item... items) throws IOException {
    return check(receipt(items));
  }

  private Typed check(byte[] receipt) throws IOException {
    Path file = Files.write(folder.resolve("receipt.bin"), receipt);
    return Typed.run("receipt", "--receipt", file.toString(), "--from", folder.toString());
  }

  private static byte[] receipt(Item... items) {
    DeviceSigner key = DeviceSigner.generate(KeyType.ED25519, new Random(3));
    return ReceiptCodec.sign(
        new IngestReceipt(
            GivenEpoch.NETWORK, HexFormat.of().formatHex(key.key().publicKey()), 1, List.of(items)),
        key);
  }

  private void publish(EpochInputs inputs) throws IOException {
    Map<String, byte[]> files =
        PublishedEpoch.files(
            inputs, EpochComputation.compute(inputs, SignatureChecks.fastest()), Optional.empty());
    Path epoch =
        Files.createDirectories(
            folder.resolve(PublishedEpoch.folder(inputs.frame().period().number())));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path _ = Files.write(epoch.resolve(file.getKey()), file.getValue());
    }
  }
}
