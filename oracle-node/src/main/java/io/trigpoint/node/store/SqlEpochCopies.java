package io.trigpoint.node.store;

import io.trigpoint.node.epochs.EpochCopies;
import java.util.HashSet;
import java.util.Set;

/** One row per epoch and node. */
public final class SqlEpochCopies implements EpochCopies {
  private final SqlTransactions transactions;

  public SqlEpochCopies(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void confirm(long epoch, String holder, long nowMs) {
    int _ =
        transactions.run(connection ->
            Sql.update(
                connection,
                "insert into epoch_copy (epoch, holder, confirmed_ms) values (?, ?, ?)"
                    + " on conflict (epoch, holder) do update"
                    + " set confirmed_ms = excluded.confirmed_ms",
                epoch,
                holder,
                nowMs));
  }

  @Override
  public Set<String> holders(long epoch, long sinceMs) {
    return new HashSet<>(
        transactions.run(connection ->
            Sql.list(
                connection,
                "select holder from epoch_copy where epoch = ? and confirmed_ms >= ?",
                row -> row.getString("holder"),
                epoch,
                sinceMs)));
  }
}
