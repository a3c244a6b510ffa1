package io.trigpoint.node.store;

import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.chain.EntropyLedger;
import io.trigpoint.report.Entropy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Relies on the primary key for "once". */
public final class SqlEntropyLedger implements EntropyLedger {
  private final SqlTransactions transactions;

  public SqlEntropyLedger(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** Numbers only rise, so that a range of numbers that was sealed never gets another member. */
  @Override
  public Optional<Entropy> record(Entropy entropy, BlockHeader source) {
    return transactions.run(connection -> {
      int _ = Sql.update(connection, "lock table entropy in share row exclusive mode");
      int _ =
          Sql.update(
              connection,
              "insert into entropy (number, value, block_number, block_hash, start_ms, end_ms)"
                  + " select ?, ?, ?, ?, ?, ?"
                  + " where not exists (select 1 from entropy where number >= ?)",
              entropy.number(),
              entropy.value(),
              source.number(),
              source.hash(),
              entropy.startMs(),
              entropy.endMs(),
              entropy.number());
      return find(connection, entropy.number());
    });
  }

  @Override
  public Optional<Entropy> find(long number) {
    return transactions.run(connection -> find(connection, number));
  }

  @Override
  public List<Entropy> recent(int count) {
    return transactions.run(connection ->
        Sql.list(
            connection,
            "select * from entropy order by number desc limit ?",
            SqlEntropyLedger::entropy,
            count));
  }

  static Entropy entropy(ResultSet row) throws SQLException {
    return new Entropy(
        row.getLong("number"),
        Sql.hash(row, "value"),
        row.getLong("start_ms"),
        row.getLong("end_ms"));
  }

  private static Optional<Entropy> find(Connection connection, long number) throws SQLException {
    return Sql.first(
        connection, "select * from entropy where number = ?", SqlEntropyLedger::entropy, number);
  }
}
