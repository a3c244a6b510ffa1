package io.trigpoint.node.market;

import io.trigpoint.node.chain.ChainOutbox;
import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.rewards.market.PaymentRefusal.Refused;
import io.trigpoint.rewards.market.PurchaseState;
import io.trigpoint.rewards.market.SettlementRules;
import io.trigpoint.rewards.market.Tariff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the chain says of a purchase into the ledger. Runs beside reads too, so that a sale
 * is booked when its buyer has gone or its node has died.
 */
public final class Settlements {
  private static final int BATCH = 100;
  private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);
  private static final Duration FIRST_POLL = Duration.ofMillis(50);
  private static final Duration SLOWEST_POLL = Duration.ofMillis(800);

  /** A request that holds a reservation for so long has ended. */
  private static final Duration RESERVATION_LASTS = Duration.ofMinutes(2);

  private final PurchaseLedger ledger;
  private final ChainOutbox outbox;
  private final Tariff tariff;
  private final InstantSource clock;

  public Settlements(
      PurchaseLedger ledger, ChainOutbox outbox, Tariff tariff, InstantSource clock) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.tariff = tariff;
    this.clock = clock;
  }

  /** Looks after every unfinished purchase once. */
  public void step() {
    int _ = ledger.releaseReservedBefore(clock.millis() - RESERVATION_LASTS.toMillis());
    for (Purchase submitted : ledger.submitted(BATCH)) {
      followApart(submitted);
    }
  }

  /** One purchase that cannot be followed stops no other. */
  private void followApart(Purchase submitted) {
    try {
      Purchase _ = follow(submitted);
    } catch (IllegalArgumentException | IllegalStateException odd) {
      LOG.error("purchase {} cannot be followed", submitted.id(), odd);
    }
  }

  /** The purchase as it stands after looking at its transfer once. */
  Purchase follow(Purchase purchase) {
    if (purchase.state() != PurchaseState.SUBMITTED) {
      return purchase;
    }
    switch (outbox.status(purchase.intent())) {
      case IntentStatus.Mined mined -> book(purchase, mined);
      case IntentStatus.Failed failed -> ledger.fail(purchase.id(), failed.reason());
      case IntentStatus.Pending _, IntentStatus.Unknown _ -> {
        return purchase;
      }
    }
    return ledger.find(purchase.id()).orElseThrow();
  }

  /** Follows a purchase until it is settled or has failed, or for so long. */
  Purchase await(Purchase purchase, Duration atMost) throws InterruptedException {
    long deadline = clock.millis() + atMost.toMillis();
    Purchase now = follow(purchase);
    Duration pause = FIRST_POLL;
    while (now.state() == PurchaseState.SUBMITTED && clock.millis() < deadline) {
      Thread.sleep(pause);
      pause = pause.compareTo(SLOWEST_POLL) < 0 ? pause.multipliedBy(2) : SLOWEST_POLL;
      now = follow(now);
    }
    return now;
  }

  private void book(Purchase purchase, IntentStatus.Mined mined) {
    Optional<Refused> refused =
        SettlementRules.refusal(
            purchase.key(), tariff, purchase.price(), PaymentChecks.movements(mined.logs()));
    if (refused.isPresent()) {
      ledger.fail(purchase.id(), refused.get().evidence());
    } else {
      ledger.settle(purchase.id(), mined.transaction());
    }
  }
}
