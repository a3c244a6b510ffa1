package io.trigpoint.node.store;

import io.trigpoint.node.epochs.RetiringRows;
import io.trigpoint.node.epochs.segment.Sharding;
import java.util.Optional;

/** Deletes in transactions of one shard at most, so that no lock is held for long. */
public final class SqlRetiringRows implements RetiringRows {
  /** A shard's verdicts and reports; what devices numbered last is kept for intake. */
  private static final String REMOVE =
      """
      with gone as (
        delete from report where epoch = ? and place between ? and ?
        returning report_id, device_id, sequence
      ), judged as (
        delete from verdict using gone where verdict.report_id = gone.report_id
      )
      insert into device_sequence (device_id, newest)
      select device_id, max(sequence) from gone group by device_id
      on conflict (device_id) do update
      set newest = greatest(device_sequence.newest, excluded.newest)
      """;

  private static final String DEVICES =
      """
      delete from epoch_device where epoch = ?
        and epoch < (select max(number) from epoch where shards is not null)
      """;

  private final SqlTransactions transactions;

  public SqlRetiringRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Long> oldest(long endedBeforeMs) {
    return transactions.run(connection ->
        Sql.first(
            connection,
            "select number from epoch where state = 'FINAL' and left_ms is null and end_ms < ?"
                + " and input_rest is not null order by number limit 1",
            row -> row.getLong("number"),
            endedBeforeMs));
  }

  @Override
  public void remove(long epoch, int shard, int shards) {
    int _ =
        transactions.run(connection ->
            Sql.update(
                connection,
                REMOVE,
                epoch,
                Sharding.firstPlace(shard),
                Sharding.lastPlace(shard, shards)));
  }

  @Override
  public void finish(long epoch, long nowMs) {
    int _ =
        transactions.run(connection -> {
          int _ = Sql.update(connection, DEVICES, epoch);
          return Sql.update(
              connection,
              "update epoch set left_ms = ? where number = ? and left_ms is null",
              nowMs,
              epoch);
        });
  }
}
