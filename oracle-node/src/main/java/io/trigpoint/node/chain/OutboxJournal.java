package io.trigpoint.node.chain;

import io.trigpoint.node.chain.TransactionGateway.Receipt;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.List;
import java.util.function.LongFunction;

/** What the sender of intents writes down. Every change is durable when the method returns. */
public interface OutboxJournal {

  /** An intent without a nonce; {@code refusals} estimates said that it would fail. */
  record Queued(Intent intent, int refusals) {}

  /** One signed transaction of an intent; {@code broadcastMs} is 0 before the first broadcast. */
  record Attempt(SignedTransaction transaction, long signedMs, long broadcastMs) {}

  /** An intent with its nonce and all transactions that were ever signed for it, oldest first. */
  record InFlight(Intent intent, long nonce, List<Attempt> attempts) {
    public InFlight {
      attempts = List.copyOf(attempts);
    }

    public Attempt latest() {
      return attempts.getLast();
    }
  }

  /** The oldest intents without a nonce. */
  List<Queued> queued(int limit);

  /** The intents that have a nonce of this account, by nonce. */
  List<InFlight> inFlight(EvmAddress account);

  /**
   * Gives an intent the account's next nonce, at least {@code floor}, and stores the transaction
   * that {@code sign} makes with it. False when another sender was first.
   */
  boolean assign(
      EvmAddress account, String intent, long floor, LongFunction<SignedTransaction> sign);

  /** Stores a further transaction of the same nonce. False when another sender was first. */
  boolean replace(EvmAddress account, InFlight seen, SignedTransaction replacement);

  void broadcast(Hash32 transaction);

  /** Counts an estimate that said that the call would fail. */
  void refused(String intent);

  void mined(String intent, Receipt receipt);

  void failed(String intent, String reason);

  /** Takes the nonce away again, because a transaction of somebody else has used it for good. */
  void requeue(InFlight displaced);
}
