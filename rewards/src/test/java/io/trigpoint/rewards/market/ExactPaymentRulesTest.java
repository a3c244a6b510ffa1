package io.trigpoint.rewards.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.market.PaymentRefusal.Refused;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactPaymentRulesTest {

  @Test
  void takesAGoodPayment() {
    assertThat(ExactPaymentRules.termsRefusal(Given.payment())).isEmpty();
    assertThat(ExactPaymentRules.timeRefusal(Given.payment())).isEmpty();
    assertThat(Given.chain(false, 300, Optional.empty())).isEmpty();
    assertThat(Given.settled(Given.movement(Given.BUYER, Given.DISTRIBUTOR, 300))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasAPaymentThatEarnsIt(PaymentRefusal reason) {
    assertThat(Given.refusalBut(reason)).map(Refused::reason).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void anOfferHoldsForAnyNumberOfTheRowsThereAre(int rows) {
    PaymentOffer offer = Given.TARIFF.offer(Given.RESOURCE, rows);
    assertThat(unknownOffer(offer)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 1_000_000})
  void refusesToSellRowsThatAreNotThere(int rows) {
    assertThat(unknownOffer(Given.TARIFF.offer(Given.RESOURCE, rows))).isTrue();
  }

  @Test
  void refusesAnOfferWithOneFieldChanged() {
    PaymentOffer good = Given.TARIFF.offer(Given.RESOURCE, Given.ROWS);
    PaymentToken coin = good.token();
    Hash32 other = Hash32.ZERO;
    assertThat(unknownOffer(changed(good, new PaymentToken(1, coin.id(), coin.name(), "1"))))
        .isTrue();
    assertThat(unknownOffer(changed(good, new PaymentToken(31337, coin.id(), "Other", "1"))))
        .isTrue();
    assertThat(unknownOffer(changed(good, new PaymentToken(31337, coin.id(), coin.name(), "2"))))
        .isTrue();
    assertThat(
            unknownOffer(
                new PaymentOffer(coin, Given.STRANGER, good.amount(), 60, good.resource())))
        .isTrue();
    assertThat(
            unknownOffer(new PaymentOffer(coin, good.payTo(), good.amount(), 61, good.resource())))
        .isTrue();
    assertThat(unknownOffer(new PaymentOffer(coin, good.payTo(), good.amount(), 60, other)))
        .isTrue();
  }

  @Test
  void refusesAnOfferWithoutAShape() {
    PaymentContext good = Given.payment();
    ExactPayment shapeless =
        new ExactPayment(2, Optional.empty(), good.payment().authorization(), "0x");
    PaymentContext context =
        new PaymentContext(
            shapeless, Given.TARIFF, Given.RESOURCE, 5, Optional.of(Given.BUYER), Given.NOW);
    assertThat(Given.terms(context)).map(Refused::reason).contains(PaymentRefusal.UNKNOWN_OFFER);
  }

  @Test
  void refusesASignatureThatFitsNoKey() {
    PaymentContext good = Given.payment();
    PaymentContext unsigned =
        new PaymentContext(
            good.payment(), Given.TARIFF, Given.RESOURCE, 5, Optional.empty(), Given.NOW);
    assertThat(Given.terms(unsigned)).map(Refused::reason).contains(PaymentRefusal.BAD_SIGNATURE);
  }

  @Test
  void validityIsStrictAtBothEnds() {
    assertThat(Given.times(Given.NOW - 1, Given.NOW + 7)).isEmpty();
    assertThat(Given.times(Given.NOW, Given.NOW + 7))
        .map(Refused::reason)
        .contains(PaymentRefusal.NOT_YET_VALID);
    assertThat(Given.times(Given.NOW - 1, Given.NOW + 6))
        .map(Refused::reason)
        .contains(PaymentRefusal.EXPIRES_TOO_SOON);
  }

  @Test
  void aReceiptWithoutTheTransferIsNoPayment() {
    assertThat(Given.settled()).map(Refused::reason).contains(PaymentRefusal.NOT_SETTLED);
    assertThat(Given.settled(Given.movement(Given.STRANGER, Given.DISTRIBUTOR, 300)))
        .map(Refused::reason)
        .contains(PaymentRefusal.NOT_SETTLED);
    assertThat(Given.settled(Given.movement(Given.BUYER, Given.STRANGER, 300)))
        .map(Refused::reason)
        .contains(PaymentRefusal.NOT_SETTLED);
  }

  private static boolean unknownOffer(PaymentOffer offer) {
    return Given.terms(Given.with(2, offer, Given.authorization(), Given.BUYER))
        .map(Refused::reason)
        .equals(Optional.of(PaymentRefusal.UNKNOWN_OFFER));
  }

  private static PaymentOffer changed(PaymentOffer offer, PaymentToken token) {
    return new PaymentOffer(
        token, offer.payTo(), offer.amount(), offer.maxTimeoutSeconds(), offer.resource());
  }
}
