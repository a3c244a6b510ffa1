package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.ChainFacts;
import io.trigpoint.rewards.market.Charge;
import io.trigpoint.rewards.market.channel.ChannelRefusal.Refused;
import java.util.Optional;

/** A payment with exactly one thing wrong for every refusal. */
final class BrokenPayment {
  private static final ChannelRequest READ = new ChannelRequest.Read();
  static final ChannelPayment GOOD = Given.payment(1_000, READ);
  private static final ChannelTerms T = Given.TERMS;

  private BrokenPayment() {}

  /** What the rules say of a payment in which only this is wrong. */
  static Optional<Refused> refusalBut(ChannelRefusal reason) {
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
  static Optional<Refused> ended(ChannelEvent event) {
    ChannelStep step = Given.step(Given.fresh(), event);
    String id = step.state().work().all().findFirst().orElseThrow().id();
    return refused(
        Given.step(step.state(), new ChannelEvent.Ended(id, false, Given.facts(20_000, 0, 12))));
  }

  static ChannelLedgerState empty() {
    return ChannelLedgerState.unknown(Given.CHANNEL, T, ChannelFacts.NONE);
  }

  static Optional<Refused> terms(ChannelPayment payment) {
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

  static Optional<Refused> ledger(ChannelLedgerState state, ChannelContext ctx) {
    return LedgerRules.refusal(ctx, state, Given.POLICY);
  }

  static Optional<Refused> refund(
      ChannelLedgerState state, long total, Optional<TokenAmount> amount) {
    return ledger(state, Given.context(Given.payment(total, new ChannelRequest.Refund(amount))));
  }

  static Optional<Refused> deposit(ChainFacts payer) {
    return refused(
        Given.step(Given.fresh(), Given.depositOffered(1_000, Given.deposit(5_000), payer)));
  }

  static Optional<Refused> refused(ChannelStep step) {
    return step.effects().stream()
        .filter(ChannelEffect.Refuse.class::isInstance)
        .map(effect -> ((ChannelEffect.Refuse) effect).refused())
        .findFirst();
  }

  static Optional<Refused> offeredDelay(long delay) {
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

  static ChannelTerms terms(EvmAddress receiver, EvmAddress authorizer, long delay) {
    return new ChannelTerms(
        T.payer(), T.payerAuthorizer(), receiver, authorizer, T.token(), delay, T.salt());
  }

  static ChannelPayment with(ChannelTerms terms) {
    return payment(2, "batch-settlement", "eip155:31337", Given.OFFER, terms);
  }

  static ChannelPayment payment(
      int version, String scheme, String network, ChannelOffer accepted, ChannelTerms terms) {
    return new ChannelPayment(
        version, scheme, network, Optional.of(accepted), terms, GOOD.voucher(), READ);
  }

  static ChannelContext echo(ChannelOffer accepted) {
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
}
