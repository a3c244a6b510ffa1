package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the published x402 client computed and signed. */
class X402VectorsTest {
  private final JsonNode vectors = Vectors.file("x402");
  private final JsonNode channel = vectors.required("channel");
  private final JsonNode domain = channel.required("domain");
  private final ChannelConfig config = ChannelVectors.config(channel.required("config"));
  private final String channelId = Vectors.text(channel, "channelId");
  private final ChannelDigests digests =
      new ChannelDigests(Vectors.chainId(domain), Vectors.text(domain, "verifyingContract"));

  X402VectorsTest() throws IOException {}

  @Test
  void addressesAreThePublishedOnes() {
    JsonNode addresses = vectors.required("addresses");
    assertThat(VoucherChannelsCalls.PUBLISHED_SETTLEMENT)
        .isEqualTo(lower(addresses, "batch_settlement"));
    assertThat(VoucherChannelsCalls.PUBLISHED_COLLECTOR)
        .isEqualTo(lower(addresses, "erc3009_deposit_collector"));
  }

  @Test
  void channelAndVoucher() {
    JsonNode voucher = vectors.required("voucher");
    String digest = digests.voucher(channelId, Vectors.number(voucher, "maxClaimable"));
    assertThat(digests.channelId(config)).isEqualTo(channelId);
    assertThat(digest).isEqualTo(Vectors.text(voucher, "digest"));
    assertThat(CompactSignature.ofRsv(Vectors.text(voucher, "signature")))
        .hasValueSatisfying(s -> assertThat(s.signer(digest)).contains(config.payer()));
  }

  @Test
  void refund() {
    JsonNode refund = vectors.required("refund");
    assertThat(
            digests.refund(
                channelId, Vectors.number(refund, "nonce"), Vectors.number(refund, "amount")))
        .isEqualTo(Vectors.text(refund, "digest"));
  }

  @Test
  void claimBatch() {
    JsonNode batch = vectors.required("claimBatch");
    JsonNode claim = batch.required("claims").required(0);
    VoucherClaim row =
        new VoucherClaim(
            config,
            Vectors.number(claim, "maxClaimableAmount"),
            "0x",
            Vectors.number(claim, "totalClaimed"));
    assertThat(digests.claimBatch(List.of(row))).isEqualTo(Vectors.text(batch, "digest"));
  }

  @Test
  void depositAuthorization() {
    JsonNode deposit = vectors.required("deposit");
    TransferAuthorization terms = Vectors.terms(deposit.required("authorization"));
    BigInteger salt = new BigInteger(Vectors.text(deposit, "salt").substring(2), 16);
    assertThat(ChannelDigests.depositNonce(channelId, salt)).isEqualTo(terms.nonce());
    JsonNode token = deposit.required("tokenDomain");
    String digest =
        TransferAuthorizationDigest.ofReceipt(
            terms,
            Vectors.text(token, "name"),
            Vectors.text(token, "version"),
            Vectors.chainId(token),
            Vectors.text(token, "verifyingContract"));
    assertThat(digest).isEqualTo(Vectors.text(deposit, "digest"));
    assertThat(CompactSignature.ofRsv(Vectors.text(deposit, "signature")))
        .hasValueSatisfying(s -> assertThat(s.signer(digest)).contains(terms.from()));
  }

  private static String lower(JsonNode node, String field) {
    return Vectors.text(node, field).toLowerCase(Locale.ROOT);
  }
}
