package io.trigpoint.rewards.market.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.channel.ChannelEffect.Alarm;
import io.trigpoint.rewards.market.channel.ChannelEffect.Answer;
import io.trigpoint.rewards.market.channel.ChannelEffect.Refuse;
import io.trigpoint.rewards.market.channel.ChannelEffect.Settle;
import io.trigpoint.rewards.market.channel.ChannelEffect.Submit;
import io.trigpoint.rewards.market.channel.ChannelEvent.Ended;
import io.trigpoint.rewards.market.channel.ChannelEvent.Finalized;
import io.trigpoint.rewards.market.channel.ChannelEvent.HeadSeen;
import io.trigpoint.rewards.market.channel.ChannelEvent.Ticked;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Claims, withdrawals and refunds: how the money leaves a channel. */
class ChannelExposureTest {
  private static final ChannelRequest READ = new ChannelRequest.Read();

  @Test
  void muchIsClaimed() {
    ChannelLedgerState state = soldReads(5);
    assertThat(Given.step(state, new Ticked(Given.NOW_MS)).effects()).isEmpty();
    ChannelStep claim = Given.step(soldReads(6), new Ticked(Given.NOW_MS));
    assertThat(claim.effects())
        .containsExactly(
            new Submit(
                new Pending.Claim(Given.voucher(6_000), TokenAmount.of(6_000), Given.NOW_MS)));
    assertThat(Given.step(claim.state(), new Ticked(Given.NOW_MS + 1)).effects()).isEmpty();
  }

  @Test
  void theOldIsClaimed() {
    assertThat(Given.step(Given.sold(), new Ticked(Given.NOW_MS + 3_600_000)).effects()).isEmpty();
    assertThat(Given.step(Given.sold(), new Ticked(Given.NOW_MS + 3_600_001)).effects()).hasSize(1);
  }

  @Test
  void aClaimPrefersAVoucherThatBuysNothingAnyMore() {
    ChannelLedgerState reduced =
        Given.step(soldReads(6), answered(7_000, Given.NOW_MS, 700_000)).state();
    assertThat(reduced.promised().charged()).isEqualTo(TokenAmount.of(6_700));
    ChannelStep claim = Given.step(reduced, new Ticked(Given.NOW_MS + 1));
    assertThat(claim.state().work().claim())
        .contains(new Pending.Claim(Given.voucher(6_000), TokenAmount.of(6_000), Given.NOW_MS + 1));
    ChannelLedgerState claimed =
        Given.step(claim.state(), new Finalized(Given.facts(20_000, 6_000, 15))).state();
    ChannelStep rest = Given.step(claimed, new Ticked(Given.NOW_MS + 3_600_002));
    assertThat(rest.state().work().claim().orElseThrow().total()).isEqualTo(TokenAmount.of(6_700));
  }

  @Test
  void aPublicVoucherBuysNothingThoughItHasRoom() {
    ChannelLedgerState reduced =
        Given.step(Given.fresh(), answered(1_000, Given.NOW_MS, 700_000)).state();
    ChannelLedgerState shown = Given.step(reduced, new Ticked(Given.NOW_MS + 3_600_001)).state();
    ChannelPayment cheap =
        new ChannelPayment(
            2,
            ChannelOffer.SCHEME,
            Given.COIN.network(),
            Optional.of(Given.offer(TokenAmount.of(300), Given.RESOURCE)),
            Given.TERMS,
            Given.voucher(1_000),
            READ);
    ChannelContext asked = Given.at(cheap, Given.NOW_MS + 3_600_002, 1, Optional.empty());
    assertThat(refusal(Given.step(shown, Given.answered(asked, 1_000_000))))
        .isEqualTo(ChannelRefusal.PUBLIC_VOUCHER);
    assertThat(
            answer(Given.step(reduced, Given.answered(asked, 1_000_000)))
                .receipt()
                .state()
                .charged())
        .isEqualTo(TokenAmount.of(1_000));
  }

  @Test
  void atTheLimitNothingIsSoldAndAClaimIsMade() {
    ChannelPolicy late =
        new ChannelPolicy(
            TokenAmount.of(3_000), TokenAmount.of(3_000), 3_600_000, TokenAmount.ZERO, 2_000);
    ChannelStep step = ChannelMachine.next(soldReads(3), Given.read(4_000), late);
    assertThat(step.effects()).hasSize(2);
    assertThat(refusal(step)).isEqualTo(ChannelRefusal.ABOVE_BALANCE);
    assertThat(step.effects().getLast()).isInstanceOf(Submit.class);
    ChannelStep claimed =
        ChannelMachine.next(step.state(), new Finalized(Given.facts(20_000, 3_000, 15)), late);
    assertThat(claimed.effects()).containsExactly(new Settle(Given.SELLER, Given.COIN.id()));
    assertThat(ChannelMachine.next(claimed.state(), Given.read(4_000), late).effects())
        .first()
        .isInstanceOf(Answer.class);
  }

  @Test
  void aClaimThatIsLostIsMadeAgainUnderAnotherId() {
    ChannelStep claim = Given.step(soldReads(6), new Ticked(Given.NOW_MS));
    Pending first = claim.state().work().claim().orElseThrow();
    ChannelStep lost =
        Given.step(claim.state(), new Ended(first.id(), false, Given.facts(20_000, 0, 15)));
    assertThat(lost.state().work().claim()).isEmpty();
    ChannelStep second = Given.step(lost.state(), new Ticked(Given.NOW_MS + 1));
    assertThat(second.state().work().claim().orElseThrow().id()).isNotEqualTo(first.id());
  }

  @Test
  void aClaimThatIsMinedAndReorganisedAwayStaysPending() {
    ChannelStep claim = Given.step(soldReads(6), new Ticked(Given.NOW_MS));
    ChannelLedgerState mined =
        Given.step(claim.state(), new HeadSeen(Given.facts(20_000, 6_000, 12))).state();
    ChannelLedgerState away = Given.step(mined, new HeadSeen(Given.facts(20_000, 0, 12))).state();
    assertThat(away.work().claim()).isEqualTo(claim.state().work().claim());
    assertThat(away.unclaimed()).isEqualTo(TokenAmount.of(6_000));
  }

  @Test
  void aWithdrawalIsMetWithAClaimAtOnceAndSellsNothing() {
    ChannelLedgerState state =
        Given.step(Given.sold(), new HeadSeen(Given.withdrawing(20_000, 0, 11))).state();
    assertThat(state.phase()).isEqualTo(ChannelPhase.WITHDRAWING);
    assertThat(refusal(Given.step(state, Given.read(2_000)))).isEqualTo(ChannelRefusal.WITHDRAWING);
    ChannelStep claim = Given.step(state, new Ticked(Given.NOW_MS));
    assertThat(claim.effects()).hasSize(1).first().isInstanceOf(Submit.class);
    assertThat(Given.step(claim.state(), new HeadSeen(Given.facts(20_000, 0, 11))).state().phase())
        .isEqualTo(ChannelPhase.OPEN);
  }

  @Test
  void aWithdrawalDuringAClaimClaimsTheRestToo() {
    ChannelStep claim = Given.step(soldReads(6), new Ticked(Given.NOW_MS));
    ChannelLedgerState more = Given.step(claim.state(), Given.read(7_000)).state();
    ChannelLedgerState leaving =
        Given.step(more, new HeadSeen(Given.withdrawing(20_000, 0, 11))).state();
    ChannelStep urgent = Given.step(leaving, new Ticked(Given.NOW_MS + 1));
    assertThat(urgent.state().work().claim().orElseThrow().total())
        .isEqualTo(TokenAmount.of(7_000));
  }

  @Test
  void atHalfOfTheDelayUnclaimedMoneyIsAlarming() {
    ChannelLedgerState state =
        Given.step(Given.sold(), new HeadSeen(Given.withdrawing(20_000, 0, 11))).state();
    ChannelLedgerState claiming = Given.step(state, new Ticked(Given.NOW_MS)).state();
    long half = Given.NOW_MS + 450_000;
    assertThat(Given.step(claiming, new Ticked(half - 1_000)).effects()).isEmpty();
    assertThat(Given.step(claiming, new Ticked(half)).effects())
        .hasSize(1)
        .first()
        .isInstanceOf(Alarm.class);
    ChannelLedgerState claimed =
        Given.step(claiming, new Finalized(Given.withdrawing(20_000, 1_000, 12))).state();
    assertThat(Given.step(claimed, new Ticked(half)).effects()).isEmpty();
  }

  @Test
  void aBalanceBelowWhatIsChargedIsAlarming() {
    assertThat(Given.step(soldReads(3), new Finalized(Given.facts(2_999, 0, 12))).effects())
        .hasSize(1)
        .first()
        .isInstanceOf(Alarm.class);
  }

  @Test
  void aRefundClaimsWhatIsChargedAndReturnsTheRest() {
    ChannelStep step = Given.step(soldReads(3), Given.refund(3_000, Optional.empty()));
    Pending.Refund refund = step.state().work().refund().orElseThrow();
    assertThat(refund.amount()).isEqualTo(TokenAmount.of(17_000));
    assertThat(refund.claim().orElseThrow().total()).isEqualTo(TokenAmount.of(3_000));
    assertThat(step.state().phase()).isEqualTo(ChannelPhase.REFUNDING);
    assertThat(refusal(Given.step(step.state(), Given.read(4_000)))).isEqualTo(ChannelRefusal.BUSY);
    ChannelStep done =
        Given.step(step.state(), new Ended(refund.id(), true, Given.facts(3_000, 3_000, 12)));
    assertThat(done.effects()).containsExactly(new Settle(Given.SELLER, Given.COIN.id()));
    assertThat(done.state().phase()).isEqualTo(ChannelPhase.CLOSED);
  }

  @Test
  void aRefundIsNeverMoreThanWhatIsLeft() {
    ChannelStep step =
        Given.step(soldReads(3), Given.refund(3_000, Optional.of(TokenAmount.of(99_999))));
    assertThat(step.state().work().refund().orElseThrow().amount())
        .isEqualTo(TokenAmount.of(17_000));
    ChannelStep part =
        Given.step(soldReads(3), Given.refund(3_000, Optional.of(TokenAmount.of(500))));
    assertThat(part.state().work().refund().orElseThrow().amount()).isEqualTo(TokenAmount.of(500));
  }

  @Test
  void chargingAboveWhatIsSignedCannotBeStored() {
    ChannelLedgerState fresh = Given.fresh();
    Promised tooMuch =
        Promised.NOTHING.plus(Given.voucher(1_000), TokenAmount.of(1_001), Given.NOW_MS);
    assertThatThrownBy(() -> fresh.with(tooMuch)).isInstanceOf(IllegalStateException.class);
    TokenAmount over = TokenAmount.of(1_001);
    assertThatThrownBy(() -> new Pending.Claim(Given.voucher(1_000), over, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  private static ChannelLedgerState soldReads(int reads) {
    ChannelLedgerState state = Given.fresh();
    for (int i = 1; i <= reads; i++) {
      state = Given.step(state, Given.read(i * 1_000L)).state();
    }
    return state;
  }

  private static ChannelEvent answered(long total, long nowMs, int qualityPpm) {
    return Given.answered(
        Given.at(Given.payment(total, READ), nowMs, 1, Optional.empty()), qualityPpm);
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
