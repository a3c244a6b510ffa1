package io.trigpoint.node.chain;

import io.trigpoint.contracts.Hex;
import io.trigpoint.node.Failpoint;
import io.trigpoint.node.chain.OutboxJournal.Attempt;
import io.trigpoint.node.chain.OutboxJournal.InFlight;
import io.trigpoint.node.chain.OutboxJournal.Queued;
import io.trigpoint.node.chain.TransactionGateway.Estimate;
import io.trigpoint.node.chain.TransactionGateway.Receipt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox until it is final. Any number of nodes may run it for one account:
 * the journal hands out each nonce once, bytes are stored before they are sent, and sending twice
 * is harmless.
 */
public final class OutboxPump {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxPump.class);
  private static final int BATCH = 16;

  private final OutboxJournal journal;
  private final TransactionGateway gateway;
  private final SendingAccount account;
  private final OutboxPolicy policy;
  private final InstantSource clock;

  public OutboxPump(
      OutboxJournal journal,
      TransactionGateway gateway,
      SendingAccount account,
      OutboxPolicy policy,
      InstantSource clock) {
    this.journal = journal;
    this.gateway = gateway;
    this.account = account;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Looks after every intent once. Throws {@link ChainUnavailable} when the chain does not answer.
   */
  public void step() {
    List<InFlight> inFlight = journal.inFlight(account.address());
    if (!inFlight.isEmpty()) {
      long finalCount = gateway.finalTransactionCount(account.address());
      inFlight.forEach(intent -> alone(intent.intent().id(), () -> follow(intent, finalCount)));
    }
    List<Queued> queued = journal.queued(BATCH);
    if (!queued.isEmpty()) {
      Fees fees = currentFees();
      queued.forEach(intent -> alone(intent.intent().id(), () -> send(intent, fees)));
    }
  }

  /** One intent that cannot be looked after now stops no other one. */
  private static void alone(String intent, Runnable work) {
    try {
      work.run();
    } catch (ChainUnavailable later) {
      LOG.warn("{} waits: {}", intent, later.getMessage());
    }
  }

  /**
   * The final count is older than the receipts, so a used nonce without a receipt is somebody
   * else's.
   */
  private void follow(InFlight intent, long finalCount) {
    Optional<Receipt> receipt = receiptOfAny(intent);
    if (receipt.isPresent()) {
      receipt.filter(Receipt::last).ifPresent(last -> settle(intent, last));
    } else if (finalCount > intent.nonce()) {
      LOG.warn("nonce {} of {} was used by somebody else", intent.nonce(), account.address());
      journal.requeue(intent);
    } else if (!raise(intent) && isDue(intent.latest().broadcastMs(), policy.rebroadcastAfter())) {
      broadcast(intent.intent().id(), intent.latest().transaction());
    }
  }

  private Optional<Receipt> receiptOfAny(InFlight intent) {
    return intent.attempts().reversed().stream()
        .map(Attempt::transaction)
        .flatMap(transaction -> gateway.receipt(transaction.hash()).stream())
        .findFirst();
  }

  private void settle(InFlight intent, Receipt receipt) {
    Intent call = intent.intent();
    if (receipt.success()) {
      LOG.info("{} is final in block {}", call.id(), receipt.block());
      journal.mined(call.id(), receipt);
    } else {
      String reason =
          gateway.revertReason(account.address(), call.to(), call.calldata(), receipt.block());
      LOG.warn("{} reverted in block {}: {}", call.id(), receipt.block(), reason);
      journal.failed(call.id(), reason);
    }
  }

  /** Whether a transaction that offers more was sent, because the latest one waits for long. */
  private boolean raise(InFlight intent) {
    if (!isDue(intent.latest().signedMs(), policy.raiseAfter())) {
      return false;
    }
    SignedTransaction latest = intent.latest().transaction();
    Fees raised = latest.fees().raised().max(currentFees());
    if (raised.maxFee().compareTo(policy.highestFee()) > 0) {
      LOG.warn("{} would cost more than the highest fee allowed", intent.intent().id());
      return false;
    }
    SignedTransaction replacement =
        account.sign(intent.intent(), intent.nonce(), latest.gasLimit(), raised);
    if (journal.replace(account.address(), intent, replacement)) {
      broadcast(intent.intent().id(), replacement);
    }
    return true;
  }

  private void send(Queued queued, Fees fees) {
    Intent intent = queued.intent();
    switch (gateway.estimate(account.address(), intent.to(), intent.calldata())) {
      case Estimate.Gas(long units) -> assign(intent, gasLimit(units, intent), fees);
      case Estimate.Refused(String reason) -> refuse(queued, reason);
    }
  }

  private void assign(Intent intent, long gasLimit, Fees fees) {
    long floor = gateway.transactionCount(account.address());
    boolean mine =
        journal.assign(
            account.address(),
            intent.id(),
            floor,
            nonce -> account.sign(intent, nonce, gasLimit, fees));
    if (mine) {
      journal.inFlight(account.address()).stream()
          .filter(sent -> sent.intent().id().equals(intent.id()))
          .forEach(sent -> broadcast(intent.id(), sent.latest().transaction()));
    }
  }

  /**
   * A call that fails now may be waiting for one in flight, so it fails for good only with none.
   */
  private void refuse(Queued queued, String reason) {
    if (!journal.inFlight(account.address()).isEmpty()) {
      return;
    }
    if (queued.refusals() + 1 < policy.refusals()) {
      journal.refused(queued.intent().id());
    } else {
      LOG.warn("{} is refused: {}", queued.intent().id(), reason);
      journal.failed(queued.intent().id(), reason);
    }
  }

  private void broadcast(String intent, SignedTransaction transaction) {
    Failpoint.TRANSACTION_STORED.hit();
    List<String> complaints = gateway.broadcast(Hex.bytes(transaction.raw()));
    if (!complaints.isEmpty()) {
      LOG.debug("broadcast of {} for {}: {}", transaction.hash(), intent, complaints);
    }
    Failpoint.BROADCAST.hit();
    journal.broadcast(transaction.hash());
  }

  private Fees currentFees() {
    return Fees.over(gateway.baseFee(), gateway.priorityFee());
  }

  /** A quarter above the estimate, since the state may have moved when the call runs. */
  private static long gasLimit(long estimate, Intent intent) {
    return Math.max(estimate + estimate / 4, intent.gasLimitHint());
  }

  private boolean isDue(long sinceMs, Duration wait) {
    return clock.millis() - sinceMs >= wait.toMillis();
  }
}
