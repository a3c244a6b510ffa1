package io.trigpoint.node.market;

import io.trigpoint.node.chain.Intent;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.Sale;
import java.util.List;
import java.util.Optional;

/** The record of purchases. An authorization is in it at most once; states only move forward. */
public interface PurchaseLedger {

  Optional<Purchase> find(Hash32 id);

  /** Whether the authorization now belongs to the caller; false when it is known already. */
  boolean reserve(Purchase reservation);

  /** Forgets a reservation for which nothing was sent. */
  void release(Hash32 id);

  /**
   * Stores the answer and hands the transfer to the chain outbox, both or neither. False when the
   * reservation is gone; then nothing will be sent.
   */
  boolean submit(Hash32 id, PurchasedAnswer answer, Intent transfer);

  /** Books the sale into the epoch that takes reports at this moment; once. */
  void settle(Hash32 id, Hash32 transaction);

  void fail(Hash32 id, String reason);

  /** Takes the answer of a settled purchase; empty for everyone but the first. */
  Optional<String> takeAnswer(Hash32 id);

  /** The answer of a settled purchase, however often it was taken. */
  Optional<String> answer(Hash32 id);

  /** Purchases whose transfer was handed over and not seen on the chain yet, oldest first. */
  List<Purchase> submitted(int limit);

  /** Forgets reservations from before a moment: their requests ended without sending anything. */
  int releaseReservedBefore(long beforeMs);

  /** The sales of an epoch by id. They are fixed once the epoch is sealed. */
  List<Sale> salesOf(long epoch);
}
