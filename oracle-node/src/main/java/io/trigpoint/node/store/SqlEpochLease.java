package io.trigpoint.node.store;

import io.trigpoint.node.epochs.EpochLease;
import java.time.Duration;

/** A row with a holder and an end by the database's clock. */
public final class SqlEpochLease implements EpochLease {
  private final SqlTransactions transactions;
  private final String holder;
  private final Duration length;

  /** The holder's name must be different for each process. */
  public SqlEpochLease(SqlTransactions transactions, String holder, Duration length) {
    this.transactions = transactions;
    this.holder = holder;
    this.length = length;
  }

  @Override
  public boolean hold() {
    return transactions.run(connection ->
        Sql.update(
                connection,
                "insert into lease (name, holder, expires_at)"
                    + " values ('epochs', ?, clock_timestamp() + ? * interval '1 ms')"
                    + " on conflict (name) do update"
                    + " set holder = excluded.holder, expires_at = excluded.expires_at"
                    + " where lease.holder = excluded.holder"
                    + " or lease.expires_at < clock_timestamp()",
                holder,
                length.toMillis())
            == 1);
  }
}
