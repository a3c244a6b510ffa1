package io.trigpoint.rewards.market.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.ChainFacts;
import io.trigpoint.rewards.market.Charge;
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
  private static final ChannelPayment GOOD = Given.payment(1_000, READ);
  private static final ChannelTerms T = Given.TERMS;

  @Test
  void takesAGoodRead() {
    assertThat(terms(GOOD)).isEmpty();
    assertThat(ledger(Given.fresh(), Given.context(GOOD))).isEmpty();
  }

  @Test
  void takesAGoodDeposit() {
    ChannelContext deposit = Given.context(Given.payment(1_000, Given.deposit(5_000)));
    assertThat(ChannelRules.termsRefusal(deposit)).isEmpty();
    assertThat(ledger(empty(), deposit)).isEmpty();
  }

  @Test
  void takesAGoodRefund() {
    ChannelContext refund =
        Given.context(Given.payment(1_000, new ChannelRequest.Refund(Optional.empty())));
    assertThat(ChannelRules.termsRefusal(refund)).isEmpty();
    assertThat(ledger(Given.sold(), refund)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasAPaymentThatEarnsIt(ChannelRefusal reason) {
    assertThat(refusalBut(reason)).map(Refused::reason).contains(reason);
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

  /** What the rules say of a payment in which only this is wrong. */
  private static Optional<Refused> refusalBut(ChannelRefusal reason) {
    return switch (reason) {
      case UNKNOWN_VERSION -> terms(payment(1, "batch-settlement", "eip155:31337", Given.OFFER, T));
      case SCHEME -> terms(payment(2, "exact", "eip155:31337", Given.OFFER, T));
      case NETWORK -> terms(payment(2, "batch-settlement", "eip155:1", Given.OFFER, T));
      case UNKNOWN_OFFER ->
          ChannelRules.termsRefusal(echo(Given.offer(Given.PRICE, Hash32.ofHex("22".repeat(32)))));
      case CHANNEL_ID ->
          ChannelRules.termsRefusal(
              new ChannelContext(
                  GOOD,
                  Given.OFFER,
                  Hash32.ZERO,
                  Optional.of(Given.PAYER),
                  Optional.empty(),
                  Optional.empty(),
                  Given.NOW_MS,
                  1));
      case RECEIVER -> terms(with(terms(Given.STRANGER, Given.AUTHORIZER, 900)));
      case RECEIVER_AUTHORIZER -> terms(with(terms(Given.SELLER, Given.STRANGER, 900)));
      case TOKEN ->
          terms(
              with(
                  new ChannelTerms(
                      T.payer(),
                      T.payerAuthorizer(),
                      T.receiver(),
                      T.receiverAuthorizer(),
                      new TokenId(Given.STRANGER),
                      900,
                      T.salt())));
      case OTHER_DELAY -> terms(with(terms(Given.SELLER, Given.AUTHORIZER, 901)));
      case DELAY_RANGE -> offeredDelay(899);
      case PAYLOAD_TYPE -> terms(Given.payment(1_000, new ChannelRequest.Unknown("claim")));
      case NO_AUTHORIZATION ->
          terms(
              Given.payment(
                  1_000, new ChannelRequest.Deposit(TokenAmount.of(5_000), Optional.empty())));
      case EXPIRES_TOO_SOON ->
          terms(Given.payment(1_000, Given.deposit(5_000, 0, Given.NOW_MS / 1_000 + 6)));
      case NOT_YET_VALID ->
          terms(
              Given.payment(
                  1_000, Given.deposit(5_000, Given.NOW_MS / 1_000, Given.NOW_MS / 1_000 + 60)));
      case SMALL_DEPOSIT -> terms(Given.payment(1_000, Given.deposit(4_999)));
      default -> ledgerRefusalBut(reason);
    };
  }

  private static Optional<Refused> ledgerRefusalBut(ChannelRefusal reason) {
    ChannelLedgerState fresh = Given.fresh();
    return switch (reason) {
      case REFUND_AMOUNT -> refund(Given.sold(), 1_000, Optional.of(TokenAmount.of(499)));
      case OTHER_TOTAL -> ledger(fresh, Given.context(Given.payment(1_001, READ)));
      case BELOW_CLAIMED ->
          ledger(fresh.withHead(Given.facts(20_000, 1_000, 11)), Given.context(GOOD));
      case PUBLIC_VOUCHER ->
          ledger(
              fresh.with(
                  fresh
                      .promised()
                      .inClaim(new Pending.Claim(Given.voucher(1_000), TokenAmount.ZERO, 0))),
              Given.context(GOOD));
      case NO_CHANNEL -> ledger(empty(), Given.context(GOOD));
      case ABOVE_BALANCE ->
          ledger(
              ChannelLedgerState.unknown(Given.CHANNEL, T, Given.facts(999, 0, 1)),
              Given.context(GOOD));
      case NOTHING_LEFT ->
          refund(
              ChannelLedgerState.unknown(Given.CHANNEL, T, Given.facts(9, 9, 1)),
              9,
              Optional.empty());
      case VOUCHER_SIGNATURE -> ledger(fresh, Given.signedBy(Given.STRANGER, Given.PAYER, GOOD));
      case DEPOSIT_SIGNATURE ->
          ledger(
              empty(),
              Given.signedBy(
                  Given.PAYER, Given.STRANGER, Given.payment(1_000, Given.deposit(5_000))));
      case BUSY ->
          ledger(
              Given.step(
                      fresh, Given.depositOffered(1_000, Given.deposit(5_000), Given.holds(5_000)))
                  .state(),
              Given.context(GOOD));
      case WITHDRAWING ->
          ledger(fresh.withHead(Given.withdrawing(20_000, 0, 11)), Given.context(GOOD));
      case POOR_PAYER -> deposit(Given.holds(4_999));
      case DEPOSIT_REVERTS ->
          deposit(new ChainFacts(false, TokenAmount.of(5_000), Optional.of("paused")));
      case DEPOSIT_FAILED ->
          ended(Given.depositOffered(1_000, Given.deposit(5_000), Given.holds(5_000)));
      case REFUND_FAILED -> ended(Given.refund(0, Optional.empty()));
      case ABOVE_CEILING ->
          refused(
              Given.step(
                  fresh,
                  new ChannelEvent.Answered(
                      Given.context(GOOD),
                      Charge.of(TokenAmount.of(1_001), Charge.WHOLE),
                      Given.BODY)));
      default -> throw new AssertionError("no counter-example for " + reason);
    };
  }

  /** What is said when the chain did not take what an event led to. */
  private static Optional<Refused> ended(ChannelEvent event) {
    ChannelStep step = Given.step(Given.fresh(), event);
    String id = step.state().work().all().findFirst().orElseThrow().id();
    return refused(
        Given.step(step.state(), new ChannelEvent.Ended(id, false, Given.facts(20_000, 0, 12))));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 899, 2_592_001})
  void aDelayOutsideOfTheContractsIsRefusedThoughOffered(long delay) {
    assertThat(offeredDelay(delay)).map(Refused::reason).contains(ChannelRefusal.DELAY_RANGE);
  }

  @ParameterizedTest
  @ValueSource(longs = {900, 2_592_000})
  void theContractsLeastAndMostDelayAreTaken(long delay) {
    assertThat(offeredDelay(delay)).isEmpty();
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
        payment(
            2,
            "batch-settlement",
            "eip155:31337",
            offer,
            terms(Given.SELLER, ChannelTerms.NOBODY, 900));
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
    assertThat(ledger(Given.fresh(), Given.context(payment)))
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
    ChannelLedgerState state = empty().withHead(Given.facts(20_000, 0, 2));
    assertThat(ledger(state, Given.context(GOOD)))
        .map(Refused::reason)
        .contains(ChannelRefusal.NO_CHANNEL);
  }

  private static ChannelLedgerState empty() {
    return ChannelLedgerState.unknown(Given.CHANNEL, T, ChannelFacts.NONE);
  }

  private static Optional<Refused> terms(ChannelPayment payment) {
    return ChannelRules.termsRefusal(
        new ChannelContext(
            payment,
            Given.OFFER,
            Given.CHANNEL,
            Optional.of(Given.PAYER),
            Optional.of(Given.PAYER),
            Optional.empty(),
            Given.NOW_MS,
            1));
  }

  private static Optional<Refused> ledger(ChannelLedgerState state, ChannelContext ctx) {
    return LedgerRules.refusal(ctx, state, Given.POLICY);
  }

  private static Optional<Refused> refund(
      ChannelLedgerState state, long total, Optional<TokenAmount> amount) {
    return ledger(state, Given.context(Given.payment(total, new ChannelRequest.Refund(amount))));
  }

  private static Optional<Refused> deposit(ChainFacts payer) {
    return refused(
        Given.step(Given.fresh(), Given.depositOffered(1_000, Given.deposit(5_000), payer)));
  }

  private static Optional<Refused> refused(ChannelStep step) {
    return step.effects().stream()
        .filter(ChannelEffect.Refuse.class::isInstance)
        .map(effect -> ((ChannelEffect.Refuse) effect).refused())
        .findFirst();
  }

  private static Optional<Refused> offeredDelay(long delay) {
    ChannelOffer offer =
        new ChannelOffer(
            Given.COIN,
            Given.SELLER,
            Given.AUTHORIZER,
            Given.PRICE,
            Given.PRICE,
            delay,
            600,
            Given.RESOURCE);
    return ChannelRules.termsRefusal(
        Given.context(
            payment(
                2,
                "batch-settlement",
                "eip155:31337",
                offer,
                terms(Given.SELLER, Given.AUTHORIZER, delay))));
  }

  private static ChannelTerms terms(EvmAddress receiver, EvmAddress authorizer, long delay) {
    return new ChannelTerms(
        T.payer(), T.payerAuthorizer(), receiver, authorizer, T.token(), delay, T.salt());
  }

  private static ChannelPayment with(ChannelTerms terms) {
    return payment(2, "batch-settlement", "eip155:31337", Given.OFFER, terms);
  }

  private static ChannelPayment payment(
      int version, String scheme, String network, ChannelOffer accepted, ChannelTerms terms) {
    return new ChannelPayment(
        version, scheme, network, Optional.of(accepted), terms, GOOD.voucher(), READ);
  }

  private static ChannelContext echo(ChannelOffer accepted) {
    return new ChannelContext(
        payment(2, "batch-settlement", "eip155:31337", accepted, T),
        Given.OFFER,
        Given.CHANNEL,
        Optional.of(Given.PAYER),
        Optional.empty(),
        Optional.empty(),
        Given.NOW_MS,
        1);
  }

  @Test
  void aVoucherIsBelow2To128() {
    TokenAmount most = new TokenAmount(BigInteger.TWO.pow(128).subtract(BigInteger.ONE));
    assertThat(new Voucher(Given.CHANNEL, most).maxClaimable()).isEqualTo(most);
    assertThatThrownBy(() -> new Voucher(Given.CHANNEL, most.plus(TokenAmount.of(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
