package io.trigpoint.node.chain;

import io.trigpoint.node.chain.TransactionGateway.Receipt;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** What the sender of intents writes down. Every change is durable when the method returns. */
public interface OutboxJournal {

  /** An intent that is not settled; {@code withdrawn} says why it is no longer wanted. */
  sealed interface Entry {
    Intent intent();

    Optional<String> withdrawn();
  }

  /**
   * An intent without a nonce.
   *
   * @param refusedSinceMs when estimates began to say that it would fail; empty when they do not
   */
  record Queued(Intent intent, Optional<String> withdrawn, Optional<Long> refusedSinceMs)
      implements Entry {}

  /**
   * One signed transaction.
   *
   * @param empty whether it only uses the nonce up
   * @param broadcastMs 0 before the first broadcast
   * @param complaint what the endpoints said to the latest broadcast
   */
  record Attempt(
      SignedTransaction transaction,
      boolean empty,
      long signedMs,
      long broadcastMs,
      Complaint complaint) {}

  /** An intent with its nonce and all transactions that were ever signed for it, oldest first. */
  record InFlight(Intent intent, Optional<String> withdrawn, long nonce, List<Attempt> attempts)
      implements Entry {
    public InFlight {
      attempts = List.copyOf(attempts);
    }

    public Attempt latest() {
      return attempts.getLast();
    }

    boolean isEmptied() {
      return attempts.stream().anyMatch(Attempt::empty);
    }
  }

  /**
   * Intents without a nonce: the most urgent first, of these the oldest; those that come after one
   * that was read before.
   */
  List<Queued> queued(Optional<Queued> after, int limit);

  /** The intents that have a nonce of this account, by nonce. */
  List<InFlight> inFlight(EvmAddress account);

  /**
   * Gives an intent the account's next nonce, at least {@code floor}, and stores the transaction
   * that {@code sign} makes with it. Empty when another sender was first.
   */
  Optional<InFlight> assign(
      EvmAddress account, Intent intent, long floor, LongFunction<SignedTransaction> sign);

  /** Stores an intent of our own that uses a nonce which no intent has. Empty when one has it. */
  Optional<InFlight> fill(
      EvmAddress account, Intent filler, long nonce, SignedTransaction transaction);

  /** Stores a further transaction of the same nonce. Empty when another sender was first. */
  Optional<InFlight> replace(
      EvmAddress account, InFlight seen, SignedTransaction replacement, boolean empty);

  void broadcast(Hash32 transaction, Complaint complaint);

  /** Notes since when estimates refuse an intent, or that they do not. */
  void refusedSince(String intent, Optional<Long> sinceMs);

  void mined(String intent, Receipt receipt);

  /** Ends an intent that has no effect, unless it is no longer as it was seen. */
  void failed(Entry seen, String reason);

  /** Takes the nonce away again, because something else has used it for good. */
  void requeue(InFlight displaced);
}
