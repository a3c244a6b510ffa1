package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.ChainFacts;
import io.trigpoint.rewards.market.Charge;
import io.trigpoint.rewards.market.PaymentToken;
import io.trigpoint.rewards.market.channel.ChannelFacts.Withdrawal;
import java.math.BigInteger;
import java.util.Optional;

/** A channel with 20 000 in it, and good payments from it of a price of 1 000. */
final class Given {
  static final EvmAddress PAYER = new EvmAddress("0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc");
  static final EvmAddress STRANGER = new EvmAddress("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
  static final EvmAddress SELLER = new EvmAddress("0x9fe46736679d2d9a65f0992f2272de9f3c7fa6e0");
  static final EvmAddress AUTHORIZER = new EvmAddress("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");
  static final PaymentToken COIN =
      new PaymentToken(
          31337,
          TokenId.ofHex("0x5fbdb2315678afecb367f032d93f642f64180aa3"),
          "Trigpoint Local USD",
          "1");
  static final long DELAY = 900;
  static final ChannelTerms TERMS =
      new ChannelTerms(PAYER, PAYER, SELLER, AUTHORIZER, COIN.id(), DELAY, Hash32.ZERO);
  static final Hash32 CHANNEL = Hash32.ofHex("c1".repeat(32));
  static final Hash32 RESOURCE = Hash32.ofHex("11".repeat(32));
  static final Hash32 BODY = Hash32.ofHex("b0".repeat(32));
  static final Hash32 KEY = Hash32.ofHex("4e".repeat(32));
  static final TokenAmount PRICE = TokenAmount.of(1_000);
  static final ChannelOffer OFFER = offer(PRICE, RESOURCE);
  static final long NOW_MS = 1_795_000_000_000L;
  static final VoucherSignature SIGNATURE = new VoucherSignature("0x" + "11".repeat(64) + "1b");
  static final ChannelPolicy POLICY =
      new ChannelPolicy(
          TokenAmount.of(10_000), TokenAmount.of(5_000), 3_600_000, TokenAmount.of(500), 2_000);

  private Given() {}

  static ChannelOffer offer(TokenAmount price, Hash32 resource) {
    return new ChannelOffer(
        COIN, SELLER, AUTHORIZER, price, TokenAmount.of(5_000), DELAY, 600, resource);
  }

  static ChannelFacts facts(long balance, long claimed, long block) {
    return new ChannelFacts(
        TokenAmount.of(balance), TokenAmount.of(claimed), BigInteger.ZERO, Optional.empty(), block);
  }

  static ChannelFacts withdrawing(long balance, long claimed, long block) {
    Withdrawal withdrawal = new Withdrawal(TokenAmount.of(balance - claimed), NOW_MS / 1_000);
    return new ChannelFacts(
        TokenAmount.of(balance),
        TokenAmount.of(claimed),
        BigInteger.ZERO,
        Optional.of(withdrawal),
        block);
  }

  /** A channel of which nothing is charged. */
  static ChannelLedgerState fresh() {
    return ChannelLedgerState.unknown(CHANNEL, TERMS, facts(20_000, 0, 10));
  }

  /** A channel from which one read was sold for 1 000. */
  static ChannelLedgerState sold() {
    return step(fresh(), read(1_000)).state();
  }

  static SignedVoucher voucher(long total) {
    return new SignedVoucher(new Voucher(CHANNEL, TokenAmount.of(total)), SIGNATURE);
  }

  static ChannelPayment payment(long total, ChannelRequest request) {
    return new ChannelPayment(
        2, ChannelOffer.SCHEME, COIN.network(), Optional.of(OFFER), TERMS, voucher(total), request);
  }

  static ChannelContext context(ChannelPayment payment) {
    return at(payment, NOW_MS, 1, Optional.empty());
  }

  static ChannelContext at(
      ChannelPayment payment, long nowMs, long writer, Optional<Hash32> retryKey) {
    return new ChannelContext(
        payment,
        payment.accepted().orElse(OFFER),
        CHANNEL,
        Optional.of(PAYER),
        Optional.of(PAYER),
        retryKey,
        nowMs,
        writer);
  }

  static ChannelContext signedBy(EvmAddress voucher, EvmAddress deposit, ChannelPayment payment) {
    return new ChannelContext(
        payment,
        OFFER,
        CHANNEL,
        Optional.of(voucher),
        Optional.of(deposit),
        Optional.empty(),
        NOW_MS,
        1);
  }

  static ChannelEvent.Answered read(long total) {
    return answered(context(payment(total, new ChannelRequest.Read())), Charge.WHOLE);
  }

  static ChannelEvent.Answered answered(ChannelContext asked, int qualityPpm) {
    return new ChannelEvent.Answered(asked, Charge.of(asked.offer().amount(), qualityPpm), BODY);
  }

  static ChannelRequest.Deposit deposit(long amount) {
    long now = NOW_MS / 1_000;
    return deposit(amount, 0, now + 60);
  }

  static ChannelRequest.Deposit deposit(long amount, long validAfter, long validBefore) {
    return new ChannelRequest.Deposit(
        TokenAmount.of(amount),
        Optional.of(
            new DepositAuthorization(
                BigInteger.valueOf(validAfter),
                BigInteger.valueOf(validBefore),
                BigInteger.ONE,
                SIGNATURE)));
  }

  static ChannelEvent.DepositOffered depositOffered(
      long total, ChannelRequest.Deposit deposit, ChainFacts payer) {
    return new ChannelEvent.DepositOffered(context(payment(total, deposit)), deposit, payer);
  }

  static ChainFacts holds(long amount) {
    return new ChainFacts(false, TokenAmount.of(amount), Optional.empty());
  }

  static ChannelEvent.RefundAsked refund(long total, Optional<TokenAmount> amount) {
    ChannelRequest.Refund refund = new ChannelRequest.Refund(amount);
    return new ChannelEvent.RefundAsked(context(payment(total, refund)), refund);
  }

  static ChannelStep step(ChannelLedgerState state, ChannelEvent event) {
    return ChannelMachine.next(state, event, POLICY);
  }
}
