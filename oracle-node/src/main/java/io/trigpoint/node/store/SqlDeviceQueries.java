package io.trigpoint.node.store;

import io.trigpoint.node.intake.DeviceQueries;
import io.trigpoint.report.DeviceId;
import java.util.Optional;

/** Reads one device and its newest report. */
public final class SqlDeviceQueries implements DeviceQueries {
  private static final String SELECT =
      """
      select d.key_type, d.public_key, d.kind, d.owner, d.coarse_cell, d.location_commitment,
             d.location_cell, d.gain_tenths, d.elevation_dm, d.status,
             coalesce(r.sequence, 0) as last_sequence, coalesce(r.time_ms, 0) as last_report_ms
      from device d
      left join lateral (
        select sequence, time_ms from report
        where report.device_id = d.device_id order by sequence desc limit 1) r on true
      where d.device_id = ?
      """;

  private final SqlTransactions transactions;

  public SqlDeviceQueries(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Seen> find(DeviceId id) {
    return transactions.run(connection ->
        Sql.first(
            connection,
            SELECT,
            row ->
                new Seen(
                    SqlDeviceDirectory.device(row),
                    row.getString("status"),
                    row.getLong("last_sequence"),
                    row.getLong("last_report_ms")),
            id.value()));
  }
}
