package io.trigpoint.node.store;

import io.trigpoint.node.epochs.VerdictQueries;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.ReportVerdict;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the table verdict along its index. */
public final class SqlVerdictQueries implements VerdictQueries {
  private static final String SELECT =
      """
      select report_id, epoch, device_id, kind, outcome, rule, evidence from verdict
      where device_id = ? and epoch between ? and ? and (epoch, report_id) < (?, ?)
      order by epoch desc, report_id desc limit ?
      """;

  private static final Position BEGINNING =
      new Position(Long.MAX_VALUE, new ReportId(Hash32.ofHex("ff".repeat(32))));

  private final SqlTransactions transactions;

  public SqlVerdictQueries(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Given> of(
      DeviceId device, Optional<Long> epoch, Optional<Position> after, int limit) {
    Position from = after.orElse(BEGINNING);
    return transactions.run(connection ->
        Sql.list(
            connection,
            SELECT,
            SqlVerdictQueries::given,
            device.value(),
            epoch.orElse(0L),
            epoch.orElse(Long.MAX_VALUE),
            from.epoch(),
            from.report().value(),
            limit));
  }

  static Given given(ResultSet row) throws SQLException {
    SortedMap<String, String> evidence = new TreeMap<>();
    new JsonObject(row.getString("evidence"))
        .forEach(figure -> evidence.put(figure.getKey(), String.valueOf(figure.getValue())));
    return new Given(
        row.getLong("epoch"),
        new ReportVerdict(
            new ReportId(Sql.hash(row, "report_id")),
            new DeviceId(Sql.hash(row, "device_id")),
            ReportKind.ofCode(row.getInt("kind")).orElseThrow(),
            ReportVerdict.Outcome.valueOf(row.getString("outcome")),
            row.getString("rule"),
            evidence));
  }
}
