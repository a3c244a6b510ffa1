package io.trigpoint.node.chain;

import io.trigpoint.node.chain.OutboxJournal.Attempt;
import io.trigpoint.node.chain.OutboxJournal.Entry;
import io.trigpoint.node.chain.OutboxJournal.InFlight;
import io.trigpoint.node.chain.OutboxJournal.Queued;
import io.trigpoint.node.chain.OutboxSight.Estimated;
import io.trigpoint.node.chain.OutboxSight.Found;
import io.trigpoint.node.chain.OutboxSight.NotYet;
import io.trigpoint.node.chain.OutboxSight.Open;
import io.trigpoint.node.chain.OutboxSight.Prices;
import io.trigpoint.node.chain.OutboxSight.Refused;
import io.trigpoint.node.chain.OutboxSight.Unseen;
import io.trigpoint.node.chain.OutboxSight.UsedForGood;
import io.trigpoint.node.chain.OutboxSight.UsedForNow;
import io.trigpoint.node.chain.OutboxStep.Assign;
import io.trigpoint.node.chain.OutboxStep.Broadcast;
import io.trigpoint.node.chain.OutboxStep.Fail;
import io.trigpoint.node.chain.OutboxStep.ForgetRefusal;
import io.trigpoint.node.chain.OutboxStep.Mine;
import io.trigpoint.node.chain.OutboxStep.NoteRefusal;
import io.trigpoint.node.chain.OutboxStep.Replace;
import io.trigpoint.node.chain.OutboxStep.Requeue;
import io.trigpoint.node.chain.OutboxStep.Rest;
import io.trigpoint.node.chain.OutboxStep.Revert;
import io.trigpoint.node.chain.TransactionGateway.Receipt;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Decides what is done next for an intent, from what is written down and what the chain shows.
 * Pure; docs/spec/outbox.md has the same as a table.
 */
public final class OutboxMachine {
  /** Nonces that are filled at once; more are filled when these count. */
  private static final int FILLED_AT_ONCE = 16;

  /** Two slots that are written for the first time instead of again, and some. */
  private static final long FIRST_WRITES_GAS = 50_000;

  private OutboxMachine() {}

  /** Throws {@link IllegalArgumentException} for a sight that an entry cannot have. */
  public static OutboxStep next(Entry entry, OutboxSight sight, OutboxPolicy policy, long nowMs) {
    return switch (entry) {
      case Queued queued -> queued(queued, sight, policy, nowMs);
      case InFlight inFlight -> inFlight(inFlight, sight, policy, nowMs);
    };
  }

  private static OutboxStep queued(
      Queued entry, OutboxSight sight, OutboxPolicy policy, long nowMs) {
    Optional<String> unwanted = unwanted(entry, nowMs);
    if (unwanted.isPresent()) {
      return new Fail(unwanted.get());
    }
    return switch (sight) {
      case Unseen() -> new Rest("it is to be estimated");
      case Estimated(long gas, Prices prices) -> assign(entry.intent(), gas, prices, policy);
      case Refused(String reason, boolean alone) when alone ->
          refused(entry, reason, policy, nowMs);
      case Refused _ -> forgiven(entry, "it may depend on what is in flight");
      case NotYet(String reason) -> forgiven(entry, "it is too early: " + reason);
      case Found _, UsedForGood _, UsedForNow _, Open _ -> throw impossible(entry, sight);
    };
  }

  private static OutboxStep forgiven(Queued entry, String why) {
    return entry.refusedSinceMs().isPresent() ? new ForgetRefusal() : new Rest(why);
  }

  /** An intent that cannot pay now gets no nonce, so it holds up nobody. */
  private static OutboxStep assign(Intent intent, long gas, Prices prices, OutboxPolicy policy) {
    BigInteger least = prices.baseFee().add(prices.priorityFee());
    return least.compareTo(policy.highestFee()) > 0
        ? new Rest("gas costs more than the highest fee allowed: " + least + " wei")
        : new Assign(gasLimit(gas, intent), policy.offer(prices));
  }

  private static OutboxStep refused(Queued entry, String reason, OutboxPolicy policy, long nowMs) {
    if (entry.refusedSinceMs().isEmpty()) {
      return new NoteRefusal(reason);
    }
    return isDue(entry.refusedSinceMs().get(), policy.refusedFor(), nowMs)
        ? new Fail(reason)
        : new Rest("an estimate says: " + reason);
  }

  private static OutboxStep inFlight(
      InFlight entry, OutboxSight sight, OutboxPolicy policy, long nowMs) {
    return switch (sight) {
      case Unseen() -> new Broadcast(entry.latest().transaction());
      case Found(Receipt receipt) when receipt.last() -> settle(entry, receipt, nowMs);
      case Found _ -> new Rest("its block is not final");
      case UsedForGood() -> displaced(entry, "its nonce was used by somebody else", nowMs);
      case UsedForNow() -> new Rest("its nonce is used in a block that is not final");
      case Open(Prices prices) -> open(entry, prices, policy, nowMs);
      case Estimated _, Refused _, NotYet _ -> throw impossible(entry, sight);
    };
  }

  private static OutboxStep settle(InFlight entry, Receipt receipt, long nowMs) {
    boolean empty =
        entry.attempts().stream()
            .anyMatch(
                each -> each.empty() && each.transaction().hash().equals(receipt.transaction()));
    if (empty) {
      return displaced(entry, "it could not pay for its call", nowMs);
    }
    return receipt.success() ? new Mine(receipt) : new Revert(receipt);
  }

  /** What becomes of an intent whose call reverted in a final block, which used its nonce. */
  public static OutboxStep reverted(InFlight entry, Refusal refusal, long block, long nowMs) {
    String what = "it reverted in block " + block + ": " + refusal.reason();
    return refusal.passes() ? displaced(entry, what, nowMs) : new Fail(what);
  }

  private static OutboxStep displaced(InFlight entry, String why, long nowMs) {
    Optional<String> unwanted =
        entry.intent().isFiller() ? Optional.of(why) : unwanted(entry, nowMs);
    return unwanted.<OutboxStep>map(Fail::new).orElseGet(() -> new Requeue(why));
  }

  private static OutboxStep open(InFlight entry, Prices prices, OutboxPolicy policy, long nowMs) {
    boolean gone = unwanted(entry, nowMs).isPresent() || isStarved(entry, prices, policy, nowMs);
    if (gone && !entry.isEmptied()) {
      Optional<OutboxStep> emptied = outbid(entry, true, prices, policy);
      if (emptied.isPresent()) {
        return emptied.get();
      }
    }
    Attempt latest = entry.latest();
    if (isDue(latest.signedMs(), policy.raiseAfter(), nowMs) && canGrow(latest)) {
      Optional<OutboxStep> raised = outbid(entry, entry.isEmptied(), prices, policy);
      if (raised.isPresent()) {
        return raised.get();
      }
    }
    return isDue(latest.broadcastMs(), policy.rebroadcastAfter(), nowMs)
        ? new Broadcast(latest.transaction())
        : new Rest("it is in the pool");
  }

  /**
   * Whether its call cannot get into a block, and has not for long. A claim, which may stand before
   * a result, is given less time.
   */
  private static boolean isStarved(InFlight entry, Prices prices, OutboxPolicy policy, long nowMs) {
    Attempt latest = entry.latest();
    boolean pays = latest.transaction().fees().maxFee().compareTo(prices.baseFee()) >= 0;
    Duration patience = entry.intent().isClaim() ? policy.raiseAfter() : policy.giveUpAfter();
    return isDue(latest.signedMs(), patience, nowMs)
        && (!pays || latest.complaint() == Complaint.NO_FUNDS);
  }

  /** What an account cannot pay it cannot pay with a higher fee either. */
  private static boolean canGrow(Attempt latest) {
    return latest.complaint() != Complaint.NO_FUNDS;
  }

  /** A transaction that every pool takes instead of the latest, when the policy allows one. */
  private static Optional<OutboxStep> outbid(
      InFlight entry, boolean empty, Prices prices, OutboxPolicy policy) {
    SignedTransaction latest = entry.latest().transaction();
    long callGas = entry.attempts().getFirst().transaction().gasLimit();
    Fees fees =
        latest.fees().raised().max(policy.offer(prices)).atMost(policy.highestFee(callGas, empty));
    return fees.outbids(latest.fees())
        ? Optional.of(new Replace(empty, empty ? Intent.EMPTY_GAS : callGas, fees))
        : Optional.empty();
  }

  /**
   * Nonces that no intent has although a later one waits: another sender's transaction had one and
   * was reorganised away.
   *
   * @param waiting intents in flight that no block holds, by nonce
   * @param inFlight nonces of all intents in flight
   * @param count transactions of the account in blocks up to the latest
   */
  public static List<Long> missing(
      List<InFlight> waiting, Set<Long> inFlight, long count, OutboxPolicy policy, long nowMs) {
    return waiting.stream()
        .findFirst()
        .filter(first -> isDue(first.attempts().getFirst().signedMs(), policy.raiseAfter(), nowMs))
        .map(first ->
            LongStream.range(count, first.nonce())
                .filter(nonce -> !inFlight.contains(nonce))
                .limit(FILLED_AT_ONCE)
                .boxed()
                .collect(Collectors.toList()))
        .orElseGet(List::of);
  }

  private static Optional<String> unwanted(Entry entry, long nowMs) {
    return entry.withdrawn().isPresent() || nowMs < entry.intent().expiresMs()
        ? entry.withdrawn()
        : Optional.of("it expired before it was mined");
  }

  /**
   * Well above the estimate, which counts on the calls before: without them this one may be the
   * first to write to some slots. Gas that is not used costs nothing.
   */
  private static long gasLimit(long estimate, Intent intent) {
    return Math.max(estimate + estimate / 4 + FIRST_WRITES_GAS, intent.gasLimitHint());
  }

  private static boolean isDue(long sinceMs, Duration wait, long nowMs) {
    return nowMs - sinceMs >= wait.toMillis();
  }

  private static IllegalArgumentException impossible(Entry entry, OutboxSight sight) {
    return new IllegalArgumentException(sight + " of " + entry);
  }
}
