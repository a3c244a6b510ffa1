package io.trigpoint.rewards.market.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.Charge;
import io.trigpoint.rewards.market.channel.ChannelEffect.Answer;
import io.trigpoint.rewards.market.channel.ChannelEffect.Await;
import io.trigpoint.rewards.market.channel.ChannelEffect.GoOn;
import io.trigpoint.rewards.market.channel.ChannelEffect.Refuse;
import io.trigpoint.rewards.market.channel.ChannelEffect.Submit;
import io.trigpoint.rewards.market.channel.ChannelEvent.Ended;
import io.trigpoint.rewards.market.channel.ChannelEvent.Finalized;
import io.trigpoint.rewards.market.channel.ChannelEvent.HeadSeen;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelMachineTest {
  private static final ChannelRequest READ = new ChannelRequest.Read();

  @Test
  void aReadIsChargedOnceAndAnswered() {
    ChannelStep step = Given.step(Given.fresh(), Given.read(1_000));
    assertThat(step.state().promised().charged()).isEqualTo(TokenAmount.of(1_000));
    assertThat(step.state().promised().highest()).contains(Given.voucher(1_000));
    assertThat(step.effects()).hasSize(1).first().isInstanceOf(Answer.class);
    assertThat(answer(step).receipt().state().charged()).isEqualTo(TokenAmount.of(1_000));
  }

  @Test
  void aWorseReadIsChargedLessAndTheNextSignsFromThere() {
    ChannelStep step =
        Given.step(
            Given.fresh(), Given.answered(Given.context(Given.payment(1_000, READ)), 700_000));
    assertThat(step.state().promised().charged()).isEqualTo(TokenAmount.of(700));
    assertThat(answer(step).receipt().charge().reason()).isEqualTo(Charge.Reason.REDUCED_QUALITY);
    assertThat(answer(Given.step(step.state(), Given.read(1_700))).receipt().state().charged())
        .isEqualTo(TokenAmount.of(1_700));
  }

  @Test
  void aReadThatFindsNothingIsFreeAndItsVoucherBuysTheNext() {
    ChannelStep free =
        Given.step(Given.fresh(), Given.answered(Given.context(Given.payment(1_000, READ)), 0));
    assertThat(free.state().promised().charged()).isEqualTo(TokenAmount.ZERO);
    assertThat(free.state().unclaimed()).isEqualTo(TokenAmount.ZERO);
    assertThat(answer(free).receipt().charge().reason()).isEqualTo(Charge.Reason.NOTHING_SELLABLE);
    assertThat(refusal(Given.step(free.state(), Given.read(1_000)))).isEqualTo(ChannelRefusal.BUSY);
    ChannelStep paid =
        Given.step(free.state(), read(1_000, Given.NOW_MS + 2_000, 1, Optional.empty()));
    assertThat(paid.state().promised().charged()).isEqualTo(TokenAmount.of(1_000));
  }

  @Test
  void aCopyAtTheSameTimeGetsNoBody() {
    ChannelStep copy = Given.step(Given.sold(), Given.read(1_000));
    assertThat(copy.state()).isEqualTo(Given.sold());
    assertThat(refusal(copy)).isEqualTo(ChannelRefusal.BUSY);
  }

  @Test
  void aRetryGetsTheStoredAnswerOnceAtATime() {
    ChannelLedgerState sold = Given.sold();
    ChannelEvent retry = read(1_000, Given.NOW_MS + 2_000, 1, Optional.empty());
    ChannelStep later = Given.step(sold, retry);
    assertThat(later.state().promised()).isEqualTo(sold.promised());
    assertSame(answer(later), sold.last().orElseThrow());
    assertThat(refusal(Given.step(later.state(), retry))).isEqualTo(ChannelRefusal.BUSY);
  }

  @Test
  void afterACrashTheRetryNeedNotWait() {
    ChannelLedgerState sold = Given.sold();
    ChannelStep retry = Given.step(sold, read(1_000, Given.NOW_MS + 1, 2, Optional.empty()));
    assertSame(answer(retry), sold.last().orElseThrow());
  }

  @Test
  void aVoucherForAnotherResourceIsNoRetry() {
    ChannelPayment other =
        new ChannelPayment(
            2,
            ChannelOffer.SCHEME,
            Given.COIN.network(),
            Optional.of(Given.offer(Given.PRICE, Hash32.ZERO)),
            Given.TERMS,
            Given.voucher(1_000),
            READ);
    ChannelStep step =
        Given.step(
            Given.sold(),
            Given.answered(Given.at(other, Given.NOW_MS + 5_000, 1, Optional.empty()), 1_000_000));
    assertThat(refusal(step)).isEqualTo(ChannelRefusal.OTHER_TOTAL);
  }

  @Test
  void aVoucherThatAClaimShowsProvesNothingWithoutItsKey() {
    ChannelLedgerState named =
        Given.step(Given.fresh(), read(1_000, Given.NOW_MS, 1, Optional.of(Given.KEY))).state();
    ChannelLedgerState shown = named.withHead(Given.facts(20_000, 1_000, 11));
    long later = Given.NOW_MS + 9_000;
    assertThat(refusal(Given.step(shown, read(1_000, later, 1, Optional.empty()))))
        .isEqualTo(ChannelRefusal.OTHER_TOTAL);
    assertThat(refusal(Given.step(shown, read(1_000, later, 1, Optional.of(Hash32.ZERO)))))
        .isEqualTo(ChannelRefusal.OTHER_TOTAL);
    assertSame(
        answer(Given.step(shown, read(1_000, later, 1, Optional.of(Given.KEY)))),
        named.last().orElseThrow());
  }

  @Test
  void aClientThatForgotIsToldWhereItStands() {
    ChannelLedgerState sold = Given.sold();
    ChannelStep two = Given.step(sold, Given.read(2_000));
    Refuse refuse = refuse(Given.step(two.state(), Given.read(1_000)));
    assertThat(refuse.refused().reason()).isEqualTo(ChannelRefusal.OTHER_TOTAL);
    assertThat(refuse.correction()).contains(two.state().correction());
    assertThat(refuse.correction().orElseThrow().state().charged())
        .isEqualTo(TokenAmount.of(2_000));
    assertThat(refuse.correction().orElseThrow().voucher()).contains(Given.voucher(2_000));
  }

  @Test
  void aStrangerIsNotToldWhereAChannelStands() {
    ChannelContext stranger =
        Given.signedBy(Given.STRANGER, Given.PAYER, Given.payment(7_000, READ));
    Refuse refuse = refuse(Given.step(Given.sold(), Given.answered(stranger, 1_000_000)));
    assertThat(refuse.refused().reason()).isEqualTo(ChannelRefusal.OTHER_TOTAL);
    assertThat(refuse.correction()).isEmpty();
  }

  @Test
  void aDepositIsPaidInBeforeItsReadIsCharged() {
    ChannelRequest.Deposit deposit = Given.deposit(5_000);
    ChannelLedgerState empty =
        ChannelLedgerState.unknown(Given.CHANNEL, Given.TERMS, ChannelFacts.NONE);
    var offered = Given.depositOffered(1_000, deposit, Given.holds(5_000));
    ChannelStep step = Given.step(empty, offered);
    Pending pending = step.state().work().deposit().orElseThrow();
    assertThat(step.effects()).containsExactly(new Submit(pending), new Await(pending.id()));
    var read = Given.answered(offered.asked(), 1_000_000);
    assertThat(refusal(Given.step(step.state(), read))).isEqualTo(ChannelRefusal.BUSY);
    assertThat(Given.step(step.state(), offered).effects())
        .containsExactly(new Await(pending.id()));
    assertThat(ChannelMachine.resume(step.state())).containsExactly(new Submit(pending));

    ChannelStep in =
        Given.step(step.state(), new Ended(pending.id(), true, Given.facts(5_000, 0, 3)));
    assertThat(in.effects()).containsExactly(new GoOn());
    assertThat(in.state().phase()).isEqualTo(ChannelPhase.OPEN);
    assertThat(Given.step(in.state(), offered).effects()).containsExactly(new GoOn());
    assertThat(answer(Given.step(in.state(), read)).receipt().state().charged())
        .isEqualTo(TokenAmount.of(1_000));
  }

  @Test
  void aReadWithADepositThatIsNotInIsNotCharged() {
    var read = Given.answered(Given.context(Given.payment(1_000, Given.deposit(5_000))), 1_000_000);
    assertThat(refusal(Given.step(Given.fresh(), read))).isEqualTo(ChannelRefusal.BUSY);
  }

  @Test
  void aRefundBuysNoRead() {
    ChannelRequest refund = new ChannelRequest.Refund(Optional.empty());
    var read = Given.answered(Given.context(Given.payment(0, refund)), 1_000_000);
    assertThat(refusal(Given.step(Given.fresh(), read))).isEqualTo(ChannelRefusal.PAYLOAD_TYPE);
  }

  @Test
  void aRestoredRecordTakesTheChainsWordForWhatWasClaimed() {
    ChannelLedgerState old = Given.sold();
    ChannelLedgerState known =
        Given.step(old, new Finalized(Given.facts(20_000, 4_000, 12))).state();
    assertThat(known.promised().charged()).isEqualTo(TokenAmount.of(4_000));
    assertThat(answer(Given.step(known, Given.read(5_000))).receipt().state().charged())
        .isEqualTo(TokenAmount.of(5_000));
  }

  @Test
  void oldBlocksSayNothing() {
    ChannelLedgerState state = Given.fresh();
    assertThat(Given.step(state, new Finalized(Given.facts(1, 0, 9))).state()).isEqualTo(state);
    assertThat(Given.step(state, new HeadSeen(Given.facts(1, 0, 9))).state()).isEqualTo(state);
  }

  private static void assertSame(StoredAnswer sent, StoredAnswer stored) {
    assertThat(sent.answer()).isEqualTo(stored.answer());
    assertThat(sent.receipt()).isEqualTo(stored.receipt());
  }

  private static ChannelEvent read(long total, long nowMs, long writer, Optional<Hash32> key) {
    return Given.answered(Given.at(Given.payment(total, READ), nowMs, writer, key), 1_000_000);
  }

  private static StoredAnswer answer(ChannelStep step) {
    assertThat(step.effects()).hasSize(1).first().isInstanceOf(Answer.class);
    return ((Answer) step.effects().getFirst()).answer();
  }

  private static Refuse refuse(ChannelStep step) {
    assertThat(step.effects()).isNotEmpty().first().isInstanceOf(Refuse.class);
    return (Refuse) step.effects().getFirst();
  }

  private static ChannelRefusal refusal(ChannelStep step) {
    return refuse(step).refused().reason();
  }
}
