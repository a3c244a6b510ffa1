package io.trigpoint.node.simulation;

import io.trigpoint.node.chain.ChainOutbox;
import io.trigpoint.node.chain.Complaint;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.node.chain.OutboxJournal;
import io.trigpoint.node.chain.SignedTransaction;
import io.trigpoint.node.chain.TransactionGateway.Receipt;
import io.trigpoint.node.simulation.SimulatedDatabase.IntentRow;
import io.trigpoint.node.simulation.SimulatedDatabase.Tables;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** The outbox's tables in the simulated database, with the transactions of the SQL one. */
final class SimulatedOutbox implements ChainOutbox, OutboxJournal {
  private final World world;
  private final SimulatedDatabase database;

  SimulatedOutbox(World world) {
    this.world = world;
    this.database = world.database;
  }

  static boolean submit(Tables tables, Intent intent) {
    boolean first = !tables.intents.containsKey(intent.id());
    if (first) {
      tables.order.add(intent.id());
      put(
          tables,
          new IntentRow(
              intent, -1, Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
    }
    return first;
  }

  private static void put(Tables tables, IntentRow row) {
    var _ = tables.intents.put(row.intent().id(), row);
  }

  /** A crash may have taken what was read before it. */
  private static Optional<IntentRow> find(Tables tables, String id) {
    return Optional.ofNullable(tables.intents.get(id));
  }

  private static IntentRow row(Tables tables, String id) {
    return find(tables, id).orElseThrow();
  }

  @Override
  public void submit(Intent intent) {
    var _ = database.run(true, tables -> submit(tables, intent));
  }

  @Override
  public void withdraw(String id, String reason) {
    change(
        id,
        row ->
            row.settled().isPresent() || row.withdrawn().isPresent()
                ? row
                : new IntentRow(
                    row.intent(),
                    row.nonce(),
                    Optional.of(reason),
                    row.refusedSinceMs(),
                    row.settled(),
                    row.attempts()));
  }

  @Override
  public IntentStatus status(String id) {
    return database.run(
        false,
        tables ->
            Optional.ofNullable(tables.intents.get(id))
                .<IntentStatus>map(row -> row.settled().orElseGet(IntentStatus.Pending::new))
                .orElseGet(IntentStatus.Unknown::new));
  }

  @Override
  public List<Queued> queued(Optional<Queued> after, int limit) {
    return database.run(
        false,
        tables ->
            tables.order.stream()
                .skip(after.map(entry -> tables.order.indexOf(entry.intent().id()) + 1).orElse(0))
                .map(id -> row(tables, id))
                .filter(IntentRow::isQueued)
                .limit(limit)
                .map(row -> new Queued(row.intent(), row.withdrawn(), row.refusedSinceMs()))
                .toList());
  }

  @Override
  public List<InFlight> inFlight(EvmAddress account) {
    return database.run(
        false,
        tables ->
            tables.intents.values().stream()
                .filter(IntentRow::isAssigned)
                .map(SimulatedOutbox::inFlight)
                .sorted(Comparator.comparingLong(InFlight::nonce))
                .toList());
  }

  private static InFlight inFlight(IntentRow row) {
    return new InFlight(row.intent(), row.withdrawn(), row.nonce(), row.attempts());
  }

  @Override
  public Optional<InFlight> assign(
      EvmAddress account, Intent intent, long floor, LongFunction<SignedTransaction> sign) {
    boolean synced = world.planted != Planted.EFFECT_BEFORE_PERSIST;
    return database.run(
        synced,
        tables -> {
          if (find(tables, intent.id()).filter(IntentRow::isQueued).isEmpty()) {
            return Optional.empty();
          }
          long nonce =
              world.planted == Planted.NONCE_REUSED ? floor : Math.max(floor, tables.nextNonce);
          tables.nextNonce = nonce + 1;
          return Optional.of(
              stored(tables, row(tables, intent.id()), nonce, sign.apply(nonce), false));
        });
  }

  @Override
  public Optional<InFlight> fill(
      EvmAddress account, Intent filler, long nonce, SignedTransaction transaction) {
    return database.run(
        true,
        tables -> {
          boolean taken = tables.intents.values().stream().anyMatch(row -> row.nonce() == nonce);
          if (nonce >= tables.nextNonce || taken || !submit(tables, filler)) {
            return Optional.empty();
          }
          world.note("nonce %s is filled", nonce);
          return Optional.of(stored(tables, row(tables, filler.id()), nonce, transaction, false));
        });
  }

  @Override
  public Optional<InFlight> replace(
      EvmAddress account, InFlight seen, SignedTransaction replacement, boolean empty) {
    return database.run(
        true,
        tables -> {
          Optional<IntentRow> same =
              find(tables, seen.intent().id())
                  .filter(row ->
                      row.isAssigned()
                          && row.nonce() == seen.nonce()
                          && row.attempts().size() == seen.attempts().size());
          world.note(
              "%s is %s: %s", seen.intent().id(), empty ? "emptied" : "raised", same.isPresent());
          return same.map(row -> stored(tables, row, seen.nonce(), replacement, empty));
        });
  }

  private InFlight stored(
      Tables tables, IntentRow row, long nonce, SignedTransaction signed, boolean empty) {
    List<Attempt> attempts = new ArrayList<>(row.nonce() == nonce ? row.attempts() : List.of());
    attempts.add(new Attempt(signed, empty, world.fibers.nowMs(), 0, Complaint.NONE));
    IntentRow next =
        new IntentRow(
            row.intent(),
            nonce,
            row.withdrawn(),
            Optional.empty(),
            Optional.empty(),
            List.copyOf(attempts));
    put(tables, next);
    return inFlight(next);
  }

  @Override
  public void broadcast(Hash32 transaction, Complaint complaint) {
    var _ =
        database.run(
            false,
            tables -> {
              for (IntentRow row : List.copyOf(tables.intents.values())) {
                put(
                    tables,
                    new IntentRow(
                        row.intent(),
                        row.nonce(),
                        row.withdrawn(),
                        row.refusedSinceMs(),
                        row.settled(),
                        row.attempts().stream()
                            .map(each ->
                                each.transaction().hash().equals(transaction)
                                    ? new Attempt(
                                        each.transaction(),
                                        each.empty(),
                                        each.signedMs(),
                                        world.fibers.nowMs(),
                                        complaint)
                                    : each)
                            .toList()));
              }
              return true;
            });
  }

  @Override
  public void refusedSince(String intent, Optional<Long> sinceMs) {
    change(
        intent,
        row ->
            new IntentRow(
                row.intent(),
                row.nonce(),
                row.withdrawn(),
                sinceMs,
                row.settled(),
                row.attempts()));
  }

  @Override
  public void mined(String intent, Receipt receipt) {
    change(
        intent,
        row ->
            row.isAssigned()
                ? settled(
                    row,
                    new IntentStatus.Mined(receipt.transaction(), receipt.block(), receipt.logs()))
                : row);
  }

  @Override
  public void failed(Entry seen, String reason) {
    long nonce = seen instanceof InFlight inFlight ? inFlight.nonce() : -1;
    settle(seen.intent().id(), nonce, new IntentStatus.Failed(reason));
  }

  private void settle(String id, long nonce, IntentStatus status) {
    boolean any = world.planted == Planted.FAILED_UNSEEN;
    change(
        id,
        row ->
            row.settled().isEmpty() && (any || row.nonce() == nonce) ? settled(row, status) : row);
  }

  private IntentRow settled(IntentRow row, IntentStatus status) {
    world.note("%s is %s", row.intent().id(), status);
    return new IntentRow(
        row.intent(),
        row.nonce(),
        row.withdrawn(),
        Optional.empty(),
        Optional.of(status),
        row.attempts());
  }

  @Override
  public void requeue(InFlight displaced) {
    world.note("%s is requeued", displaced.intent().id());
    change(
        displaced.intent().id(),
        row ->
            row.isAssigned()
                    && row.nonce() == displaced.nonce()
                    && row.attempts().size() == displaced.attempts().size()
                ? new IntentRow(
                    row.intent(),
                    -1,
                    row.withdrawn(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of())
                : row);
  }

  private void change(String id, UnaryOperator<IntentRow> how) {
    var _ =
        database.run(
            true,
            tables -> {
              Optional.ofNullable(tables.intents.get(id))
                  .ifPresent(row -> put(tables, how.apply(row)));
              return true;
            });
  }
}
