package io.trigpoint.node.store;

import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.market.Purchase;
import io.trigpoint.node.market.PurchaseLedger;
import io.trigpoint.node.market.PurchasedAnswer;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.PurchaseKey;
import io.trigpoint.rewards.market.PurchaseState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Relies on the unique authorization for "once", on conditional updates for "only forward", and on
 * the share lock of intake_epoch for "in exactly one epoch".
 */
public final class SqlPurchaseLedger implements PurchaseLedger {
  private final SqlTransactions transactions;
  private final InstantSource clock;

  public SqlPurchaseLedger(SqlTransactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Purchase> find(Hash32 id) {
    return transactions.run(connection ->
        Sql.first(
            connection, "select * from purchase where id = ?", SqlPurchaseLedger::purchase, id));
  }

  @Override
  public boolean reserve(Purchase reservation) {
    PurchaseKey key = reservation.key();
    return changes(
        "insert into purchase"
            + " (id, chain_id, token, payer, nonce, resource, price, retry_key, state, reserved_ms)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?::bytea, 'RESERVED', ?) on conflict do nothing",
        reservation.id(),
        key.chainId(),
        key.token().address(),
        key.payer(),
        key.nonce(),
        reservation.resource(),
        reservation.price().baseUnits(),
        reservation.retryKey(),
        clock.millis());
  }

  @Override
  public void release(Hash32 id) {
    boolean _ = changes("delete from purchase where id = ? and state = 'RESERVED'", id);
  }

  @Override
  public boolean submit(Hash32 id, PurchasedAnswer answer, Intent transfer) {
    return transactions.run(connection -> {
      int mine =
          Sql.update(
              connection,
              "update purchase set state = 'SUBMITTED', answer = ?"
                  + " where id = ? and state = 'RESERVED'",
              answer.body(),
              id);
      if (mine == 0) {
        return false;
      }
      List<Object[]> shares =
          answer.records().entrySet().stream()
              .map(share ->
                  new Object[] {
                    id, share.getKey().device().value(), share.getKey().owner(), share.getValue()
                  })
              .toList();
      Sql.batch(
          connection,
          "insert into sale_share (purchase_id, device_id, owner, records) values (?, ?, ?, ?)",
          shares);
      int _ = SqlChainOutbox.submit(connection, transfer, clock.millis());
      return true;
    });
  }

  @Override
  public void settle(Hash32 id, Hash32 transaction) {
    boolean _ =
        transactions.run(connection -> {
          IntakeTurn.takeToAppend(connection);
          long epoch =
              Sql.first(
                      connection,
                      "select number from intake_epoch for share",
                      row -> row.getLong("number"))
                  .orElseThrow();
          return Sql.update(
                  connection,
                  "update purchase set state = 'SETTLED', paid_tx = ?, epoch = ?"
                      + " where id = ? and state = 'SUBMITTED'",
                  transaction,
                  epoch,
                  id)
              == 1;
        });
  }

  @Override
  public void fail(Hash32 id, String reason) {
    boolean _ =
        changes(
            "update purchase set state = 'FAILED', reason = ? where id = ? and state = 'SUBMITTED'",
            reason,
            id);
  }

  @Override
  public Optional<String> takeAnswer(Hash32 id) {
    return answer(
        "update purchase set delivered = true"
            + " where id = ? and state = 'SETTLED' and not delivered returning answer",
        id);
  }

  @Override
  public Optional<String> answer(Hash32 id) {
    return answer(
        "update purchase set delivered = true where id = ? and state = 'SETTLED' returning answer",
        id);
  }

  @Override
  public List<Purchase> submitted(int limit) {
    return transactions.run(connection ->
        Sql.list(
            connection,
            "select * from purchase where state = 'SUBMITTED' order by reserved_ms, id limit ?",
            SqlPurchaseLedger::purchase,
            limit));
  }

  @Override
  public int releaseReservedBefore(long beforeMs) {
    return transactions.run(connection ->
        Sql.update(
            connection,
            "delete from purchase where state = 'RESERVED' and reserved_ms < ?",
            beforeMs));
  }

  @Override
  public List<Sale> salesOf(long epoch) {
    return transactions.run(connection -> salesOf(connection, epoch));
  }

  /** The sales of an epoch, read in a transaction of the caller's. */
  static List<Sale> salesOf(Connection connection, long epoch) throws SQLException {
    TreeMap<Hash32, Sale> sales = new TreeMap<>();
    List<Sale> shares =
        Sql.list(
            connection,
            "select p.id, p.token, p.price, s.device_id, s.owner, s.records from purchase p"
                + " join sale_share s on s.purchase_id = p.id"
                + " where p.state = 'SETTLED' and p.epoch = ?",
            SqlPurchaseLedger::share,
            epoch);
    for (Sale share : shares) {
      Sale _ = sales.merge(share.id(), share, SqlPurchaseLedger::joined);
    }
    return List.copyOf(sales.values());
  }

  /** A sale with one share only. */
  private static Sale share(ResultSet row) throws SQLException {
    TreeMap<Sale.Origin, Long> records = new TreeMap<>();
    records.put(
        new Sale.Origin(new DeviceId(Sql.hash(row, "device_id")), Sql.address(row, "owner")),
        row.getLong("records"));
    return new Sale(
        Sql.hash(row, "id"),
        new TokenId(Sql.address(row, "token")),
        new TokenAmount(Sql.units(row, "price")),
        records);
  }

  private static Sale joined(Sale one, Sale other) {
    TreeMap<Sale.Origin, Long> records = new TreeMap<>(one.records());
    records.putAll(other.records());
    return new Sale(one.id(), one.token(), one.price(), records);
  }

  private boolean changes(String sql, Object... arguments) {
    return transactions.run(connection -> Sql.update(connection, sql, arguments)) == 1;
  }

  private Optional<String> answer(String sql, Hash32 id) {
    return transactions.run(
        connection -> Sql.first(connection, sql, row -> row.getString("answer"), id));
  }

  private static Purchase purchase(ResultSet row) throws SQLException {
    PurchaseKey key =
        new PurchaseKey(
            row.getLong("chain_id"),
            new TokenId(Sql.address(row, "token")),
            Sql.address(row, "payer"),
            Sql.hash(row, "nonce"));
    return new Purchase(
        key,
        Sql.hash(row, "resource"),
        new TokenAmount(Sql.units(row, "price")),
        PurchaseState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getBytes("retry_key")).map(Hash32::of),
        Optional.ofNullable(row.getBytes("paid_tx")).map(Hash32::of),
        Optional.ofNullable(row.getString("reason")));
  }
}
