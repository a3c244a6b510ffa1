package io.trigpoint.node.store;

import io.trigpoint.node.epochs.segment.Sharding;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.Report;
import io.trigpoint.report.SignedReport;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Rows as intake and the registry follower write them, and questions about the result. */
public final class TestRows {
  private final SqlTransactions transactions;

  public TestRows(DataSource database) {
    this.transactions = new SqlTransactions(database);
  }

  public void device(RegisteredDevice device) {
    Optional<AssertedLocation> location = device.location();
    execute(
        "insert into device (device_id, key_type, public_key, kind, owner, coarse_cell,"
            + " location_commitment, location_cell, gain_tenths, elevation_dm, status,"
            + " changed_block) values (?, ?, ?, ?, ?, ?, ?, ?::bigint, ?::int, ?::int, 'ACTIVE',"
            + " 1)",
        device.id().value(),
        device.key().type().code(),
        device.key().publicKey(),
        device.kind().code(),
        device.owner(),
        device.coarseCell().index(),
        device.locationCommitment(),
        location.map(l -> l.cell().index()),
        location.map(l -> l.gain().tenths()),
        location.map(AssertedLocation::elevationDecimetres));
  }

  /** Stamps the report with the epoch that is open in the inserting transaction. */
  public void report(NetworkId network, SignedReport signed, Report report, long receivedMs) {
    execute(
        "insert into report (report_id, device_id, sequence, kind, body, signature, time_ms,"
            + " received_ms, place, epoch) select ?, ?, ?, ?, ?, ?, ?, ?, ?, number"
            + " from (select number from intake_epoch for share) open_epoch",
        signed.id(network).value(),
        report.header().device().value(),
        report.header().sequence(),
        report.kind().code(),
        signed.body(),
        signed.signature(),
        report.header().timeMs(),
        receivedMs,
        Sharding.place(report));
  }

  public void execute(String sql, Object... arguments) {
    int _ = transactions.run(connection -> Sql.update(connection, sql, arguments));
  }

  public BigInteger number(String sql, Object... arguments) {
    return transactions
        .run(connection ->
            Sql.first(
                connection,
                sql,
                row ->
                    Optional.ofNullable(row.getBigDecimal(1))
                        .map(BigDecimal::toBigIntegerExact)
                        .orElse(BigInteger.ZERO),
                arguments))
        .orElseThrow();
  }

  public List<String> texts(String sql, Object... arguments) {
    return transactions.run(
        connection -> Sql.list(connection, sql, row -> row.getString(1), arguments));
  }
}
