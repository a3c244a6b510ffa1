package io.trigpoint.node.market;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.PaymentOffer;
import io.trigpoint.rewards.market.PaymentRefusal.Refused;
import java.util.Optional;

/** What a read comes to. */
public sealed interface ReadAnswer {

  /** The query finds nothing, which costs nothing. */
  record NothingToSell(String body) implements ReadAnswer {}

  /** Pay this first; the refusal says what was wrong with the payment presented. */
  record PaymentRequired(PaymentOffer offer, Optional<Refused> refused) implements ReadAnswer {}

  /** Paid by a final transaction. */
  record Delivered(String body, Hash32 transaction, EvmAddress payer, TokenAmount amount)
      implements ReadAnswer {}

  /** The authorization was taken, but there is nothing to hand out for it now. */
  record NotDelivered(Refused refused, EvmAddress payer) implements ReadAnswer {}
}
