package io.trigpoint.node.market;

import io.trigpoint.node.chain.ContractCalls;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.market.ExactPayment;
import io.trigpoint.rewards.market.ExactPaymentRules;
import io.trigpoint.rewards.market.PaymentContext;
import io.trigpoint.rewards.market.PaymentRefusal;
import io.trigpoint.rewards.market.PaymentRefusal.Refused;
import io.trigpoint.rewards.market.PurchaseKey;
import io.trigpoint.rewards.market.ReadingQuery;
import io.trigpoint.rewards.market.Tariff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sells rows one query at a time. An authorization is reserved before the chain hears of it, and an
 * answer leaves once, after its transfer is final. Blocks; meant for virtual threads.
 */
public final class PaidReads {
  private final ReadingCatalogue catalogue;
  private final PurchaseLedger ledger;
  private final Settlements settlements;
  private final PaymentChecks checks;
  private final Tariff tariff;
  private final Duration patience;
  private final InstantSource clock;

  /** Waits for a transfer to be final for as long as {@code patience}. */
  public PaidReads(
      ReadingCatalogue catalogue,
      PurchaseLedger ledger,
      Settlements settlements,
      ContractCalls calls,
      Tariff tariff,
      Duration patience,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.settlements = settlements;
    this.checks = new PaymentChecks(tariff.token(), calls);
    this.tariff = tariff;
    this.patience = patience;
    this.clock = clock;
  }

  public ReadAnswer read(ReadRequest request) throws InterruptedException {
    int available = catalogue.count(request.query());
    if (available == 0) {
      return new ReadAnswer.NothingToSell(
          ReadingJson.answer(request.query(), List.of(), List.of()).encode());
    }
    return request.payment().isPresent()
        ? paid(request, request.payment().get(), available)
        : required(request, available, Optional.empty());
  }

  private ReadAnswer paid(ReadRequest request, ExactPayment payment, int available)
      throws InterruptedException {
    PaymentContext ctx =
        new PaymentContext(
            payment,
            tariff,
            request.query().id(),
            available,
            checks.signer(payment),
            clock.millis() / 1000);
    Optional<Refused> refused = ExactPaymentRules.termsRefusal(ctx);
    if (refused.isPresent()) {
      return required(request, available, refused);
    }
    Hash32 id = PurchaseKey.of(tariff.token(), payment.authorization()).id();
    Optional<Purchase> known = ledger.find(id);
    if (known.isPresent()) {
      return resumed(request, known.get(), available);
    }
    refused = ExactPaymentRules.timeRefusal(ctx);
    return refused.isPresent()
        ? required(request, available, refused)
        : first(request, payment, available);
  }

  private ReadAnswer first(ReadRequest request, ExactPayment payment, int available)
      throws InterruptedException {
    Purchase mine =
        Purchase.reservation(
            PurchaseKey.of(tariff.token(), payment.authorization()),
            request.query().id(),
            payment.authorization().value(),
            request.retryKey());
    if (!ledger.reserve(mine)) {
      return pending(mine);
    }
    boolean submitted = false;
    try {
      Optional<Refused> refused =
          ExactPaymentRules.chainRefusal(payment.authorization(), checks.facts(payment));
      if (refused.isPresent()) {
        return required(request, available, refused);
      }
      submitted =
          ledger.submit(
              mine.id(), answer(request.query(), mine), checks.transfer(mine.intent(), payment));
    } finally {
      if (!submitted) {
        ledger.release(mine.id());
      }
    }
    return submitted ? settled(request, mine.id(), available) : pending(mine);
  }

  private ReadAnswer settled(ReadRequest request, Hash32 id, int available)
      throws InterruptedException {
    Purchase submitted = ledger.find(id).orElseThrow();
    return resumed(request, settlements.await(submitted, patience), available);
  }

  /** The answer to an authorization that is known: it may be due, on its way, gone or refused. */
  private ReadAnswer resumed(ReadRequest request, Purchase known, int available) {
    if (!known.resource().equals(request.query().id())
        || !known.retryKey().equals(request.retryKey())) {
      return used(request, available);
    }
    Purchase now = settlements.follow(known);
    return switch (now.state()) {
      case RESERVED, SUBMITTED -> pending(now);
      case SETTLED -> delivered(request, now, available);
      case FAILED ->
          required(
              request,
              available,
              Optional.of(PaymentRefusal.NOT_SETTLED.because(now.reason().orElse("unknown"))));
    };
  }

  /** Without a retry key the answer leaves once, since the chain has made the payment public. */
  private ReadAnswer delivered(ReadRequest request, Purchase settled, int available) {
    Optional<String> body =
        settled.retryKey().isPresent()
            ? ledger.answer(settled.id())
            : ledger.takeAnswer(settled.id());
    return body.<ReadAnswer>map(json ->
            new ReadAnswer.Delivered(
                json, settled.transaction().orElseThrow(), settled.key().payer(), settled.price()))
        .orElseGet(() -> used(request, available));
  }

  private PurchasedAnswer answer(ReadingQuery query, Purchase purchase) {
    int bought = tariff.rowsFor(purchase.price(), query.limit()).orElseThrow();
    List<SoldRecord> rows = catalogue.rows(query, bought);
    if (rows.size() != bought) {
      throw new IllegalStateException("rows were withdrawn from " + query);
    }
    SortedMap<Sale.Origin, Long> origins = new TreeMap<>();
    TreeSet<Long> epochs = new TreeSet<>();
    for (SoldRecord row : rows) {
      origins.merge(new Sale.Origin(row.report().header().device(), row.owner()), 1L, Long::sum);
      epochs.add(row.epoch());
    }
    return new PurchasedAnswer(
        ReadingJson.answer(query, rows, catalogue.epochs(epochs)).encode(), origins);
  }

  private ReadAnswer used(ReadRequest request, int available) {
    return required(
        request,
        available,
        Optional.of(PaymentRefusal.AUTHORIZATION_USED.because("it has bought an answer already")));
  }

  private ReadAnswer required(ReadRequest request, int rows, Optional<Refused> refused) {
    return new ReadAnswer.PaymentRequired(tariff.offer(request.query().id(), rows), refused);
  }

  private static ReadAnswer pending(Purchase purchase) {
    return new ReadAnswer.NotDelivered(
        PaymentRefusal.SETTLEMENT_PENDING.because("the transfer is not final yet"),
        purchase.key().payer());
  }
}
