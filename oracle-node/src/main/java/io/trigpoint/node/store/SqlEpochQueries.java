package io.trigpoint.node.store;

import io.trigpoint.node.epochs.EpochQueries;
import io.trigpoint.node.epochs.EpochSummary;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads the tables epoch and epoch_leaf. */
public final class SqlEpochQueries implements EpochQueries {
  private static final String SELECT =
      """
      select number, start_ms, end_ms, state, reports, accepted, refused, input_root, verdict_root,
             reward_root, parameter_hash, unallocated, post_tx, activates_ms,
             held_because
      from epoch
      """;

  private final SqlTransactions transactions;

  public SqlEpochQueries(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<EpochSummary> recent(int count) {
    return transactions.run(connection ->
        Sql.list(
            connection, SELECT + " order by number desc limit ?", SqlEpochQueries::summary, count));
  }

  @Override
  public Optional<EpochSummary> find(long number) {
    return transactions.run(connection ->
        Sql.first(connection, SELECT + " where number = ?", SqlEpochQueries::summary, number));
  }

  @Override
  public Optional<EpochSummary> latest() {
    return transactions.run(connection ->
        Sql.first(
            connection,
            SELECT + " where reward_root is not null order by number desc limit 1",
            SqlEpochQueries::summary));
  }

  @Override
  public List<EarningsLeaf> leaves(long number) {
    return transactions.run(connection ->
        Sql.list(
            connection,
            "select owner, token, cumulative from epoch_leaf where epoch = ?"
                + " order by owner, token",
            row ->
                new EarningsLeaf(
                    Sql.address(row, "owner"),
                    Sql.address(row, "token"),
                    Sql.units(row, "cumulative")),
            number));
  }

  @Override
  public List<Denied> denials(long number, Optional<DeviceId> device, int limit) {
    return transactions.run(connection -> EvidenceRows.denials(connection, number, device, limit));
  }

  private static EpochSummary summary(ResultSet row) throws SQLException {
    boolean computed = row.getBytes("reward_root") != null;
    Optional<Hash32> transaction =
        row.getBytes("post_tx") == null ? Optional.empty() : Optional.of(Sql.hash(row, "post_tx"));
    Optional<Long> activates = number(row, "activates_ms");
    return new EpochSummary(
        new EpochPeriod(row.getLong("number"), row.getLong("start_ms"), row.getLong("end_ms")),
        row.getString("state"),
        number(row, "reports"),
        computed ? Optional.of(result(row)) : Optional.empty(),
        transaction.isPresent() || activates.isPresent()
            ? Optional.of(new EpochSummary.Posting(transaction, activates))
            : Optional.empty(),
        Optional.ofNullable(row.getString("held_because")));
  }

  private static EpochSummary.Result result(ResultSet row) throws SQLException {
    return new EpochSummary.Result(
        row.getLong("accepted"),
        row.getLong("refused"),
        Sql.hash(row, "input_root"),
        Sql.hash(row, "verdict_root"),
        Sql.hash(row, "reward_root"),
        Sql.hash(row, "parameter_hash"),
        Sql.units(row, "unallocated"));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
