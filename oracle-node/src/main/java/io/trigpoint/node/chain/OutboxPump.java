package io.trigpoint.node.chain;

import io.trigpoint.contracts.Hex;
import io.trigpoint.node.Failpoint;
import io.trigpoint.node.chain.OutboxJournal.Attempt;
import io.trigpoint.node.chain.OutboxJournal.Entry;
import io.trigpoint.node.chain.OutboxJournal.InFlight;
import io.trigpoint.node.chain.OutboxJournal.Queued;
import io.trigpoint.node.chain.OutboxSight.Prices;
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
import io.trigpoint.node.chain.TransactionGateway.Estimate;
import io.trigpoint.node.chain.TransactionGateway.Receipt;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox until it is final: reads the journal and the chain, asks {@link
 * OutboxMachine}, writes down, then acts. Any number of nodes may run it for one account: the
 * journal hands out each nonce once, bytes are stored before they are sent, and sending twice is
 * harmless.
 */
public final class OutboxPump {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxPump.class);
  private static final int PAGE = 16;

  private final OutboxJournal journal;
  private final TransactionGateway gateway;
  private final TransactionSigner account;
  private final OutboxPolicy policy;
  private final InstantSource clock;

  public OutboxPump(
      OutboxJournal journal,
      TransactionGateway gateway,
      TransactionSigner account,
      OutboxPolicy policy,
      InstantSource clock) {
    this.journal = journal;
    this.gateway = gateway;
    this.account = account;
    this.policy = policy;
    this.clock = clock;
  }

  /** How many nonces are used: older than every receipt that is asked for afterwards. */
  private record Counts(long last, long latest) {}

  /**
   * Looks after every intent once. Throws {@link ChainUnavailable} when the chain does not answer.
   */
  public void step() {
    List<InFlight> inFlight = journal.inFlight(account.address());
    if (!inFlight.isEmpty()) {
      Counts counts =
          new Counts(
              gateway.finalTransactionCount(account.address()),
              gateway.transactionCount(account.address()));
      follow(inFlight, counts, prices());
    }
    List<Queued> queued = journal.queued(Optional.empty(), PAGE);
    if (!queued.isEmpty()) {
      sendAll(queued, prices());
    }
  }

  /** One that rests hides nobody behind it; of claims the oldest are enough. */
  private void sendAll(List<Queued> first, Prices prices) {
    List<Queued> page = first;
    while (!page.isEmpty()) {
      page.forEach(entry -> alone(entry, () -> send(entry, prices)));
      Queued last = page.getLast();
      page = last.intent().isClaim() ? List.of() : journal.queued(Optional.of(last), PAGE);
    }
  }

  private Prices prices() {
    return new Prices(gateway.baseFee(), gateway.priorityFee());
  }

  private void follow(List<InFlight> inFlight, Counts counts, Prices prices) {
    List<InFlight> waiting = new ArrayList<>();
    for (InFlight entry : inFlight) {
      alone(
          entry,
          () -> {
            OutboxSight sight = sight(entry, counts, prices);
            if (sight instanceof OutboxSight.Open) {
              waiting.add(entry);
            }
            act(entry, sight);
          });
    }
    Set<Long> taken = inFlight.stream().map(InFlight::nonce).collect(Collectors.toSet());
    OutboxMachine.missing(waiting, taken, counts.latest(), policy, clock.millis())
        .forEach(nonce -> fill(nonce, prices));
  }

  private OutboxSight sight(InFlight entry, Counts counts, Prices prices) {
    Optional<Receipt> receipt =
        entry.attempts().reversed().stream()
            .map(Attempt::transaction)
            .flatMap(transaction -> gateway.receipt(transaction.hash()).stream())
            .findFirst();
    if (receipt.isPresent()) {
      return new OutboxSight.Found(receipt.get());
    }
    if (counts.last() > entry.nonce()) {
      return new OutboxSight.UsedForGood();
    }
    return counts.latest() > entry.nonce()
        ? new OutboxSight.UsedForNow()
        : new OutboxSight.Open(prices);
  }

  private void send(Queued entry, Prices prices) {
    OutboxStep first = OutboxMachine.next(entry, new OutboxSight.Unseen(), policy, clock.millis());
    if (!(first instanceof Rest)) {
      perform(entry, first);
      return;
    }
    if (entry.intent().isClaim()) {
      claim(entry, prices);
    } else {
      act(entry, estimated(entry.intent(), prices));
    }
  }

  private void claim(Queued entry, Prices prices) {
    List<InFlight> inFlight = journal.inFlight(account.address());
    Optional<String> crowded =
        ClaimRoom.crowded(journal.queued(Optional.empty(), 1).stream().findFirst(), inFlight);
    if (crowded.isPresent()) {
      perform(entry, new Rest(crowded.get()));
      return;
    }
    OutboxSight sight = estimated(entry.intent(), prices);
    OutboxStep step = OutboxMachine.next(entry, sight, policy, clock.millis());
    perform(entry, ClaimRoom.affordable(step, gateway.balance(account.address()), inFlight));
  }

  private OutboxSight estimated(Intent intent, Prices prices) {
    return switch (gateway.estimate(account.address(), intent.to(), intent.calldata())) {
      case Estimate.Gas(long units) -> new OutboxSight.Estimated(units, prices);
      case Estimate.Refused(Refusal(String reason, boolean passes)) ->
          passes
              ? new OutboxSight.NotYet(reason)
              : new OutboxSight.Refused(reason, journal.inFlight(account.address()).isEmpty());
    };
  }

  private void act(Entry entry, OutboxSight sight) {
    perform(entry, OutboxMachine.next(entry, sight, policy, clock.millis()));
  }

  private void perform(Entry entry, OutboxStep step) {
    String id = entry.intent().id();
    switch (step) {
      case Rest(String why) -> LOG.debug("{} rests: {}", id, why);
      case Assign assign -> assign(entry.intent(), assign);
      case Replace replace -> replace((InFlight) entry, replace);
      case Broadcast(SignedTransaction transaction) -> broadcast(id, transaction);
      case Mine(Receipt receipt) -> mined(id, receipt);
      case Revert(Receipt receipt) -> reverted((InFlight) entry, receipt);
      case Fail(String reason) -> fail(entry, reason);
      case Requeue(String why) -> requeue((InFlight) entry, why);
      case NoteRefusal _ -> journal.refusedSince(id, Optional.of(clock.millis()));
      case ForgetRefusal() -> journal.refusedSince(id, Optional.empty());
    }
  }

  private void assign(Intent intent, Assign step) {
    long floor = gateway.transactionCount(account.address());
    journal
        .assign(
            account.address(),
            intent,
            floor,
            nonce -> account.sign(intent, nonce, step.gasLimit(), step.fees()))
        .ifPresent(stored -> act(stored, new OutboxSight.Unseen()));
  }

  private void replace(InFlight seen, Replace step) {
    Intent intent = seen.intent();
    if (step.empty()) {
      LOG.warn("nonce {} of {} is emptied", seen.nonce(), intent.id());
    }
    Intent call = step.empty() ? intent.emptied(account.address()) : intent;
    SignedTransaction signed = account.sign(call, seen.nonce(), step.gasLimit(), step.fees());
    journal
        .replace(account.address(), seen, signed, step.empty())
        .ifPresent(stored -> act(stored, new OutboxSight.Unseen()));
  }

  private void fill(long nonce, Prices prices) {
    LOG.warn("nonce {} of {} is missing on the chain and is filled", nonce, account.address());
    Intent filler = Intent.filler(account.address(), nonce);
    SignedTransaction signed =
        account.sign(filler, nonce, filler.gasLimitHint(), policy.offer(prices));
    journal
        .fill(account.address(), filler, nonce, signed)
        .ifPresent(stored -> alone(stored, () -> act(stored, new OutboxSight.Unseen())));
  }

  private void broadcast(String intent, SignedTransaction transaction) {
    Failpoint.TRANSACTION_STORED.hit();
    List<String> complaints = gateway.broadcast(Hex.bytes(transaction.raw()));
    if (!complaints.isEmpty()) {
      LOG.debug("broadcast of {} for {}: {}", transaction.hash(), intent, complaints);
    }
    Failpoint.BROADCAST.hit();
    journal.broadcast(transaction.hash(), Complaint.of(complaints));
  }

  private void mined(String intent, Receipt receipt) {
    LOG.info("{} is final in block {}", intent, receipt.block());
    journal.mined(intent, receipt);
  }

  private void reverted(InFlight entry, Receipt receipt) {
    Intent intent = entry.intent();
    long block = receipt.block();
    Refusal refusal = gateway.refusal(account.address(), intent.to(), intent.calldata(), block);
    perform(entry, OutboxMachine.reverted(entry, refusal, block, clock.millis()));
  }

  private void fail(Entry entry, String reason) {
    LOG.warn("{} has failed: {}", entry.intent().id(), reason);
    journal.failed(entry, reason);
  }

  private void requeue(InFlight displaced, String why) {
    LOG.warn("{} gives up nonce {}: {}", displaced.intent().id(), displaced.nonce(), why);
    journal.requeue(displaced);
  }

  /** One intent that cannot be looked after now stops no other one. */
  private static void alone(Entry entry, Runnable work) {
    try {
      work.run();
    } catch (ChainUnavailable later) {
      LOG.warn("{} waits: {}", entry.intent().id(), later.getMessage());
    }
  }
}
