package io.trigpoint.node.store;

import io.trigpoint.node.epochs.EpochLease;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A row with a holder, a fence that grows at each take-over, and an end by the database's clock.
 * The holder stops by its own clock after two thirds of the time, before anybody else can begin.
 */
public final class SqlEpochLease implements EpochLease {
  private static final String TAKE =
      "insert into lease (name, holder, expires_at)"
          + " values ('epochs', ?, clock_timestamp() + ? * interval '1 ms')"
          + " on conflict (name) do update"
          + " set holder = excluded.holder, expires_at = excluded.expires_at,"
          + " fence = lease.fence + case when lease.holder = excluded.holder then 0 else 1 end"
          + " where lease.holder = excluded.holder or lease.expires_at < clock_timestamp()"
          + " returning fence";

  private final SqlTransactions transactions;
  private final String holder;
  private final Duration length;
  private final LongSupplier nanoClock;
  private Optional<Long> heldUntilNanos = Optional.empty();

  /** The holder's name must be different for each process. */
  public SqlEpochLease(SqlTransactions transactions, String holder, Duration length) {
    this(transactions, holder, length, System::nanoTime);
  }

  /** With a clock that never goes back, in nanoseconds from any start. */
  SqlEpochLease(
      SqlTransactions transactions, String holder, Duration length, LongSupplier nanoClock) {
    this.transactions = transactions;
    this.holder = holder;
    this.length = length;
    this.nanoClock = nanoClock;
  }

  @Override
  public boolean hold() {
    return take().isPresent();
  }

  /** The fence, when this node holds the lease. */
  synchronized Optional<Long> take() {
    long askedNanos = nanoClock.getAsLong();
    heldUntilNanos = Optional.empty();
    Optional<Long> fence =
        transactions.run(connection ->
            Sql.first(connection, TAKE, row -> row.getLong(1), holder, length.toMillis()));
    heldUntilNanos = fence.map(_ -> askedNanos + length.toNanos() / 3 * 2);
    return fence;
  }

  @Override
  public synchronized boolean isHeld() {
    return heldUntilNanos.filter(until -> nanoClock.getAsLong() - until < 0).isPresent();
  }

  /** Keeps a lease that is held through a step that takes long. */
  public void prolong() {
    if (isHeld()) {
      boolean _ = hold();
    }
  }

  @Override
  public synchronized void letGo() {
    heldUntilNanos = Optional.empty();
    int _ =
        transactions.run(connection ->
            Sql.update(
                connection,
                "update lease set expires_at = clock_timestamp() - interval '1 ms'"
                    + " where name = 'epochs' and holder = ?",
                holder));
  }
}
