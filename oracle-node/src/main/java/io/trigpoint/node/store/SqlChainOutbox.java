package io.trigpoint.node.store;

import io.trigpoint.contracts.Hex;
import io.trigpoint.node.Failpoint;
import io.trigpoint.node.chain.ChainOutbox;
import io.trigpoint.node.chain.Complaint;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.node.chain.OutboxJournal;
import io.trigpoint.node.chain.SignedTransaction;
import io.trigpoint.node.chain.TransactionGateway.Receipt;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Relies on the intent's primary key for "once" and on the account's row lock for nonces in order.
 */
public final class SqlChainOutbox implements ChainOutbox, OutboxJournal {
  private static final String QUEUED =
      """
      with last as (select urgency, position from chain_intent where id = ?)
      select * from chain_intent
      where state = 'QUEUED' and (urgency, position) >
        (coalesce((select urgency from last), -1), coalesce((select position from last), 0))
      order by urgency, position limit ?
      """;

  private final SqlTransactions transactions;
  private final InstantSource clock;

  public SqlChainOutbox(SqlTransactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void submit(Intent intent) {
    int _ = transactions.run(connection -> submit(connection, intent, clock.millis()));
  }

  /** Stores an intent in a transaction of the caller's. */
  static int submit(Connection connection, Intent intent, long nowMs) throws SQLException {
    return Sql.update(
        connection,
        "insert into chain_intent (id, to_address, calldata, gas_hint, expires_ms, urgency, state,"
            + " created_ms) values (?, ?, ?, ?, ?, ?, 'QUEUED', ?) on conflict (id) do nothing",
        intent.id(),
        intent.to(),
        Hex.bytes(intent.calldata()),
        intent.gasLimitHint(),
        intent.expiresMs(),
        OutboxRows.code(intent.urgency()),
        nowMs);
  }

  @Override
  public void withdraw(String id, String reason) {
    update(
        "update chain_intent set withdrawn = ?"
            + " where id = ? and state in ('QUEUED', 'ASSIGNED') and withdrawn is null",
        reason,
        id);
  }

  @Override
  public IntentStatus status(String id) {
    return transactions
        .run(connection ->
            Sql.first(
                connection,
                "select state, mined_tx, mined_block, logs, reason from chain_intent"
                    + " where id = ?",
                OutboxRows::status,
                id))
        .orElseGet(IntentStatus.Unknown::new);
  }

  @Override
  public List<Queued> queued(Optional<Queued> after, int limit) {
    return transactions.run(connection ->
        Sql.list(
            connection,
            QUEUED,
            row ->
                new Queued(
                    OutboxRows.intent(row),
                    OutboxRows.withdrawn(row),
                    OutboxRows.refusedSince(row)),
            after.map(entry -> entry.intent().id()).orElse(""),
            limit));
  }

  @Override
  public List<InFlight> inFlight(EvmAddress account) {
    return transactions.run(connection -> {
      List<InFlight> bare =
          Sql.list(
              connection,
              "select * from chain_intent where state = 'ASSIGNED' and account = ?"
                  + " order by nonce",
              OutboxRows::bare,
              account);
      List<InFlight> all = new ArrayList<>();
      for (InFlight each : bare) {
        all.add(OutboxRows.withAttempts(connection, account, each));
      }
      return all;
    });
  }

  @Override
  public Optional<InFlight> assign(
      EvmAddress account, Intent intent, long floor, LongFunction<SignedTransaction> sign) {
    return transactions.run(connection -> {
      long nonce = Math.max(floor, OutboxRows.lockedNonce(connection, account, floor));
      int taken =
          Sql.update(
              connection,
              "update chain_intent set state = 'ASSIGNED', account = ?, nonce = ?,"
                  + " refused_since_ms = null where id = ? and state = 'QUEUED'",
              account,
              nonce,
              intent.id());
      if (taken == 0) {
        return Optional.empty();
      }
      Failpoint.NONCE_TAKEN.hit();
      OutboxRows.store(
          connection, account, nonce, 1, intent.id(), sign.apply(nonce), false, clock.millis());
      int _ =
          Sql.update(
              connection,
              "update chain_account set next_nonce = ? where address = ?",
              nonce + 1,
              account);
      return OutboxRows.stored(connection, account, intent.id());
    });
  }

  @Override
  public Optional<InFlight> fill(
      EvmAddress account, Intent filler, long nonce, SignedTransaction transaction) {
    return transactions.run(connection -> {
      if (nonce >= OutboxRows.lockedNonce(connection, account, 0)
          || OutboxRows.isTaken(connection, account, nonce)
          || submit(connection, filler, clock.millis()) == 0) {
        return Optional.empty();
      }
      int _ =
          Sql.update(
              connection,
              "update chain_intent set state = 'ASSIGNED', account = ?, nonce = ? where id = ?",
              account,
              nonce,
              filler.id());
      OutboxRows.store(
          connection, account, nonce, 1, filler.id(), transaction, false, clock.millis());
      return OutboxRows.stored(connection, account, filler.id());
    });
  }

  @Override
  public Optional<InFlight> replace(
      EvmAddress account, InFlight seen, SignedTransaction replacement, boolean empty) {
    return transactions.run(connection -> {
      long _ = OutboxRows.lockedNonce(connection, account, 0);
      Optional<InFlight> now =
          OutboxRows.stored(connection, account, seen.intent().id())
              .filter(each ->
                  each.nonce() == seen.nonce() && each.attempts().size() == seen.attempts().size());
      if (now.isEmpty()) {
        return now;
      }
      int attempt = seen.attempts().size() + 1;
      OutboxRows.store(
          connection,
          account,
          seen.nonce(),
          attempt,
          seen.intent().id(),
          replacement,
          empty,
          clock.millis());
      return OutboxRows.stored(connection, account, seen.intent().id());
    });
  }

  @Override
  public void broadcast(Hash32 transaction, Complaint complaint) {
    update(
        "update chain_tx set broadcast_ms = ?, complaint = ? where hash = ?",
        clock.millis(),
        complaint.name(),
        transaction);
  }

  @Override
  public void refusedSince(String intent, Optional<Long> sinceMs) {
    update(
        "update chain_intent set refused_since_ms = ?::bigint where id = ? and state = 'QUEUED'",
        sinceMs,
        intent);
  }

  @Override
  public void mined(String intent, Receipt receipt) {
    update(
        "update chain_intent set state = 'MINED', mined_tx = ?, mined_block = ?,"
            + " logs = ?::jsonb where id = ? and state = 'ASSIGNED'",
        receipt.transaction(),
        receipt.block(),
        EventLogJson.write(receipt.logs()),
        intent);
  }

  @Override
  public void failed(Entry seen, String reason) {
    Optional<Long> nonce =
        switch (seen) {
          case Queued _ -> Optional.empty();
          case InFlight inFlight -> Optional.of(inFlight.nonce());
        };
    update(
        "update chain_intent set state = 'FAILED', reason = ?"
            + " where id = ? and state = ? and nonce is not distinct from ?::bigint",
        reason,
        seen.intent().id(),
        nonce.isPresent() ? "ASSIGNED" : "QUEUED",
        nonce);
  }

  @Override
  public void requeue(InFlight displaced) {
    update(
        "update chain_intent set state = 'QUEUED', account = null, nonce = null"
            + " where id = ? and state = 'ASSIGNED' and nonce = ?"
            + " and (select count(*) from chain_tx t where t.intent_id = chain_intent.id"
            + " and t.account = chain_intent.account and t.nonce = chain_intent.nonce) = ?",
        displaced.intent().id(),
        displaced.nonce(),
        displaced.attempts().size());
  }

  private void update(String sql, Object... arguments) {
    int _ = transactions.run(connection -> Sql.update(connection, sql, arguments));
  }
}
