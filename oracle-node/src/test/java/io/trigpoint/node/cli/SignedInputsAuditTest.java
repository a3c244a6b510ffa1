package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.ECKeyPair;

/** What the audit says of signed input manifests: two epochs, each consistent in itself. */
class SignedInputsAuditTest {
  private static final long EPOCH = 7;
  private static final String CONTRACT = "0x" + "c0".repeat(20);
  private static final ECKeyPair OPERATOR = ECKeyPair.create(BigInteger.valueOf(7171));
  private static final SignedInputs BY_OPERATOR = new SignedInputs(OPERATOR, 31_337, CONTRACT);
  private static final EpochInputs INPUTS = GivenEpoch.inputs(1);
  private static final EpochOutcome OUTCOME =
      EpochComputation.compute(INPUTS, SignatureChecks.fastest());
  private static final Map<String, byte[]> FIRST =
      PublishedEpoch.files(INPUTS, OUTCOME, Optional.empty());
  private static final Map<String, byte[]> SECOND = AuditCommandTest.later(OUTCOME.evidence());

  @TempDir private Path published = Path.of("");

  @Test
  void walksAChainOfInputs() throws IOException {
    publish(EPOCH, BY_OPERATOR.of(FIRST, Hash32.ZERO));
    publish(EPOCH + 1, BY_OPERATOR.of(SECOND, BY_OPERATOR.digest(FIRST, Hash32.ZERO)));
    Typed typed = since();
    assertThat(typed.out()).contains("2 epochs: 2 agree, 0 do not");
    assertThat(typed.exit()).isZero();
  }

  @Test
  void namesTheEpochWhoseInputsDoNotFollowFromThoseBefore() throws IOException {
    Hash32 elsewhere = Hash32.ofHex("0x" + "02".repeat(32));
    publish(EPOCH, BY_OPERATOR.of(FIRST, Hash32.ZERO));
    publish(EPOCH + 1, BY_OPERATOR.of(SECOND, elsewhere));
    Typed typed = since();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out())
        .contains("epoch 7: AGREES", "epoch 8: DIFFERS", "2 epochs: 1 agree, 1 do not")
        .containsPattern("differs +inputs.json previous")
        .contains(elsewhere.hex(), BY_OPERATOR.digest(FIRST, Hash32.ZERO).hex());
  }

  @Test
  void namesInputsThatAreNotSignedByWhomTheySay() throws IOException {
    EvmAddress operator = AnvilNode.addressOf(OPERATOR);
    SignedInputs pretended =
        new SignedInputs(
            ECKeyPair.create(BigInteger.valueOf(8181)), operator, 31_337, new EvmAddress(CONTRACT));
    publish(EPOCH, pretended.of(FIRST, Hash32.ZERO));
    Typed typed = since();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out())
        .contains("corrupted file: inputs.json: is of another epoch, or signed by somebody else");
  }

  private Typed since() {
    return Typed.run("audit", "--since", Long.toString(EPOCH), "--from", published.toString());
  }

  private void publish(long epoch, Map<String, byte[]> files) throws IOException {
    Path folder = Files.createDirectories(published.resolve(PublishedEpoch.folder(epoch)));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path _ = Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
