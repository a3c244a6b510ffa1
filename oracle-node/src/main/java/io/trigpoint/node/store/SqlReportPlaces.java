package io.trigpoint.node.store;

import io.trigpoint.node.epochs.ReportPlaces;
import io.trigpoint.node.epochs.segment.Sharding;
import io.trigpoint.report.ReportId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Looks reports up by their primary key. */
public final class SqlReportPlaces implements ReportPlaces {
  private static final String FIND =
      """
      select report.epoch, report.place, epoch.shards
      from report left join epoch on epoch.number = report.epoch
      where report_id = ?
      """;

  private final SqlTransactions transactions;

  public SqlReportPlaces(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Place> find(ReportId report) {
    return transactions.run(
        connection -> Sql.first(connection, FIND, SqlReportPlaces::place, report.value()));
  }

  private static Place place(ResultSet row) throws SQLException {
    int place = row.getInt("place");
    int shards = row.getInt("shards");
    return new Place(
        row.getLong("epoch"),
        row.wasNull() ? Optional.empty() : Optional.of(Sharding.shardAt(place, shards)));
  }
}
