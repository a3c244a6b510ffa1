package io.trigpoint.rewards.market.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.channel.ChannelRefusal.Refused;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A good payment from a channel, and the same with exactly one thing wrong. */
class ChannelRulesTest {
  private static final Path SPEC = Path.of("..", "docs", "spec", "channels.md");
  private static final ChannelRequest READ = new ChannelRequest.Read();
  private static final ChannelPayment GOOD = BrokenPayment.GOOD;
  private static final ChannelTerms T = Given.TERMS;

  @Test
  void takesAGoodRead() {
    assertThat(BrokenPayment.terms(GOOD)).isEmpty();
    assertThat(BrokenPayment.ledger(Given.fresh(), Given.context(GOOD))).isEmpty();
  }

  @Test
  void takesAGoodDeposit() {
    ChannelContext deposit = Given.context(Given.payment(1_000, Given.deposit(5_000)));
    assertThat(ChannelRules.termsRefusal(deposit)).isEmpty();
    assertThat(BrokenPayment.ledger(BrokenPayment.empty(), deposit)).isEmpty();
  }

  @Test
  void takesAGoodRefund() {
    ChannelContext refund =
        Given.context(Given.payment(1_000, new ChannelRequest.Refund(Optional.empty())));
    assertThat(ChannelRules.termsRefusal(refund)).isEmpty();
    assertThat(BrokenPayment.ledger(Given.sold(), refund)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasAPaymentThatEarnsIt(ChannelRefusal reason) {
    assertThat(BrokenPayment.refusalBut(reason)).map(Refused::reason).contains(reason);
  }

  @Test
  void everyReasonHasItsHeading() throws IOException {
    List<String> headings =
        Pattern.compile("^### `(.+)`$", Pattern.MULTILINE)
            .matcher(Files.readString(SPEC))
            .results()
            .map(heading -> heading.group(1))
            .toList();
    assertThat(headings)
        .containsExactlyElementsOf(
            Arrays.stream(ChannelRefusal.values()).map(ChannelRefusal::code).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 899, 2_592_001})
  void aDelayOutsideOfTheContractsIsRefusedThoughOffered(long delay) {
    assertThat(BrokenPayment.offeredDelay(delay))
        .map(Refused::reason)
        .contains(ChannelRefusal.DELAY_RANGE);
  }

  @ParameterizedTest
  @ValueSource(longs = {900, 2_592_000})
  void theContractsLeastAndMostDelayAreTaken(long delay) {
    assertThat(BrokenPayment.offeredDelay(delay)).isEmpty();
  }

  @Test
  void aPayerWithoutAnAuthorizerSignsItself() {
    ChannelTerms own =
        new ChannelTerms(
            T.payer(),
            ChannelTerms.NOBODY,
            T.receiver(),
            T.receiverAuthorizer(),
            T.token(),
            900,
            T.salt());
    assertThat(own.voucherSigner()).isEqualTo(Given.PAYER);
    assertThat(T.voucherSigner()).isEqualTo(T.payerAuthorizer());
  }

  @Test
  void nobodyAuthorizesNoClaims() {
    ChannelOffer offer =
        new ChannelOffer(
            Given.COIN,
            Given.SELLER,
            ChannelTerms.NOBODY,
            Given.PRICE,
            Given.PRICE,
            900,
            600,
            Given.RESOURCE);
    ChannelPayment payment =
        BrokenPayment.payment(
            2,
            "batch-settlement",
            "eip155:31337",
            offer,
            BrokenPayment.terms(Given.SELLER, ChannelTerms.NOBODY, 900));
    assertThat(ChannelRules.termsRefusal(Given.context(payment)))
        .map(Refused::reason)
        .contains(ChannelRefusal.RECEIVER_AUTHORIZER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x",
        "0x1b",
        // 64 bytes, the compact form
        "0x11111111111111111111111111111111111111111111111111111111111111111"
            + "111111111111111111111111111111111111111111111111111111111111111",
        // v is 0
        "0x11111111111111111111111111111111111111111111111111111111111111111"
            + "11111111111111111111111111111111111111111111111111111111111111100",
        // s is in the upper half
        "0x1111111111111111111111111111111111111111111111111111111111111111"
            + "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a11b",
        // s is zero
        "0x1111111111111111111111111111111111111111111111111111111111111111"
            + "00000000000000000000000000000000000000000000000000000000000000001b"
      })
  void aSignatureInAnotherEncodingIsNone(String hex) {
    ChannelPayment payment =
        new ChannelPayment(
            2,
            GOOD.scheme(),
            GOOD.network(),
            GOOD.accepted(),
            T,
            new SignedVoucher(GOOD.voucher().voucher(), new VoucherSignature(hex)),
            READ);
    assertThat(BrokenPayment.ledger(Given.fresh(), Given.context(payment)))
        .map(Refused::reason)
        .contains(ChannelRefusal.VOUCHER_SIGNATURE);
  }

  @Test
  void theGreatestLowSIsTaken() {
    String signature =
        "0x" + "11".repeat(32) + "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0";
    assertThat(new VoucherSignature(signature + "1b").isAccepted()).isTrue();
    assertThat(new VoucherSignature(signature + "1C").isAccepted()).isTrue();
  }

  @Test
  void theSellersRiskBoundsAVoucher() {
    ChannelLedgerState state =
        ChannelLedgerState.unknown(Given.CHANNEL, T, Given.facts(1_000_000, 500, 1));
    assertThat(LedgerRules.most(state, Given.POLICY, TokenAmount.ZERO))
        .isEqualTo(TokenAmount.of(10_500));
    ChannelLedgerState leaving = state.withHead(Given.facts(700, 500, 2));
    assertThat(LedgerRules.most(leaving, Given.POLICY, TokenAmount.ZERO))
        .isEqualTo(TokenAmount.of(700));
  }

  @Test
  void aBalanceThatIsNotFinalBuysNothing() {
    ChannelLedgerState state = BrokenPayment.empty().withHead(Given.facts(20_000, 0, 2));
    assertThat(BrokenPayment.ledger(state, Given.context(GOOD)))
        .map(Refused::reason)
        .contains(ChannelRefusal.NO_CHANNEL);
  }

  @Test
  void aVoucherIsBelow2To128() {
    TokenAmount most = new TokenAmount(BigInteger.TWO.pow(128).subtract(BigInteger.ONE));
    assertThat(new Voucher(Given.CHANNEL, most).maxClaimable()).isEqualTo(most);
    assertThatThrownBy(() -> new Voucher(Given.CHANNEL, most.plus(TokenAmount.of(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
