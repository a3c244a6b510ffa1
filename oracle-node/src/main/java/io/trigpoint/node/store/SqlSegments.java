package io.trigpoint.node.store;

import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.node.epochs.segment.Sharding;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignedReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The reports of a sealed epoch as rows, one shard at a time. */
final class SqlSegments implements SegmentSource {
  private static final String SHARD =
      """
      select report_id, received_ms, kind, body, signature from report
      where epoch = ? and place between ? and ? order by report_id
      """;

  private final SqlTransactions transactions;
  private final long epoch;
  private final Size size;

  private record Size(int shards, long reports) {}

  private SqlSegments(SqlTransactions transactions, long epoch, Size size) {
    this.transactions = transactions;
    this.epoch = epoch;
    this.size = size;
  }

  static SqlSegments of(SqlTransactions transactions, long epoch) {
    return new SqlSegments(
        transactions, epoch, transactions.run(connection -> size(connection, epoch)));
  }

  @Override
  public int shards() {
    return size.shards();
  }

  @Override
  public long reports() {
    return size.reports();
  }

  @Override
  public Segment read(int shard) {
    return transactions.run(connection ->
        new Segment(
            shard,
            Sql.list(
                connection,
                SHARD,
                SqlSegments::report,
                epoch,
                Sharding.firstPlace(shard),
                Sharding.lastPlace(shard, size.shards()))));
  }

  private static Size size(Connection connection, long epoch) throws SQLException {
    return Sql.first(
            connection,
            "select shards, reports from epoch where number = ? and shards is not null",
            row -> new Size(row.getInt("shards"), row.getLong("reports")),
            epoch)
        .orElseThrow(() -> new IllegalStateException("epoch " + epoch + " is not sealed"));
  }

  private static SealedReport report(ResultSet row) throws SQLException {
    return new SealedReport(
        new ReportId(Sql.hash(row, "report_id")),
        row.getLong("received_ms"),
        new SignedReport(
            ReportKind.ofCode(row.getInt("kind")).orElseThrow(),
            row.getBytes("body"),
            row.getBytes("signature")));
  }
}
