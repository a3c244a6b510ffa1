package io.trigpoint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignedReportTest {
  private static final SignatureCheck CHECK = new BouncyCastleSignatures();

  @ParameterizedTest
  @EnumSource
  void aDevicesReportVerifiesOnItsNetworkUnderItsKeyAndKindOnly(KeyType type) {
    DeviceSigner signer = Samples.signer(type, 1);
    SignedReport signed =
        signer.sign(Samples.NETWORK, Samples.report(ReportKind.WEATHER, new Random(2)));
    assertThat(KeyRules.admit(signer.key())).isEmpty();
    assertThat(accepts(signer.key(), signed, Samples.NETWORK)).isTrue();
    assertThat(accepts(signer.key(), signed, new NetworkId(1))).isFalse();
    assertThat(accepts(Samples.signer(type, 2).key(), signed, Samples.NETWORK)).isFalse();
    SignedReport asBeacon = new SignedReport(ReportKind.BEACON, signed.body(), signed.signature());
    assertThat(accepts(signer.key(), asBeacon, Samples.NETWORK)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void oneFlippedBitOfBodyOrSignatureIsNoticed(KeyType type) {
    DeviceSigner signer = Samples.signer(type, 1);
    SignedReport signed =
        signer.sign(Samples.NETWORK, Samples.report(ReportKind.BEACON, new Random(2)));
    for (int bit = 0; bit < 64 * 8; bit += 3) {
      byte[] signature = signed.signature();
      signature[bit / 8] ^= (byte) (1 << bit % 8);
      byte[] body = signed.body();
      body[bit % body.length] ^= 1;
      assertThat(
              accepts(
                  signer.key(),
                  new SignedReport(signed.kind(), signed.body(), signature),
                  Samples.NETWORK))
          .isFalse();
      assertThat(
              accepts(
                  signer.key(),
                  new SignedReport(signed.kind(), body, signed.signature()),
                  Samples.NETWORK))
          .isFalse();
    }
  }

  @Test
  void theReportIdDependsOnKindBodyAndNetworkButNotOnTheSignature() {
    byte[] body = {1, 2, 3};
    SignedReport report = new SignedReport(ReportKind.BEACON, body, new byte[64]);
    ReportId id = report.id(Samples.NETWORK);
    assertThat(id)
        .isEqualTo(new SignedReport(ReportKind.BEACON, body, new byte[] {9}).id(Samples.NETWORK))
        .isNotEqualTo(new SignedReport(ReportKind.WITNESS, body, new byte[64]).id(Samples.NETWORK))
        .isNotEqualTo(report.id(new NetworkId(1)));
  }

  @ParameterizedTest
  @EnumSource
  void signaturesOfAnyOtherLengthAreRefusedQuietly(KeyType type) {
    DeviceKey key = Samples.signer(type, 1).key();
    for (int length : new int[] {0, 1, 63, 65, 128}) {
      assertThat(CHECK.accepts(key, new byte[] {1}, new byte[length])).isFalse();
    }
  }

  @Test
  void theHighTwinOfALowSSignatureIsRefused() {
    DeviceSigner signer = Samples.signer(KeyType.P256, 1);
    byte[] message = {1, 2, 3};
    byte[] signature = signer.sign(message);
    assertThat(CHECK.accepts(signer.key(), message, signature)).isTrue();
    assertThat(CHECK.accepts(signer.key(), message, EdgeCases.highS(signature))).isFalse();
  }

  @Test
  void receiptsOpenUnderTheOperatorsKeyAndNotWhenTouched() throws MalformedReport {
    DeviceSigner operator = Samples.signer(KeyType.ED25519, 5);
    ReportId id = new ReportId(Hashes.sha256(new byte[] {1}));
    IngestReceipt receipt =
        new IngestReceipt(
            Samples.NETWORK,
            HexFormat.of().formatHex(operator.key().publicKey()),
            1_790_000_000_000L,
            List.of(
                new IngestReceipt.Item.Accepted(id, 7),
                new IngestReceipt.Item.Duplicate(id, 6, 1_789_999_999_000L),
                new IngestReceipt.Item.Refused(id, RefusalReason.BAD_SIGNATURE, "no match")));
    byte[] message = ReceiptCodec.sign(receipt, operator);
    assertThat(ReceiptCodec.open(message, CHECK)).isEqualTo(receipt);
    for (int i = 0; i < message.length; i++) {
      byte[] touched = message.clone();
      touched[i] ^= 1;
      assertThatThrownBy(() -> ReceiptCodec.open(touched, CHECK))
          .isInstanceOf(MalformedReport.class);
    }
  }

  private static boolean accepts(DeviceKey key, SignedReport report, NetworkId network) {
    return CHECK.accepts(key, report.signedBytes(network), report.signature());
  }
}
