package io.trigpoint.node.store;

import io.trigpoint.node.epochs.SettlingRules;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.Witness;
import io.trigpoint.rewards.epoch.EpochPeriod;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The sealing transaction. It holds the intake epoch's row for update, so that it begins after
 * every insert into the epoch has ended, and every later insert sees the next number.
 */
final class EpochSealing {
  /** Entropies that ended this long before the first report are of no use to a verdict. */
  private static final long LOOK_BACK_MS = 600_000;

  private static final String SEAL =
      """
      update epoch set
        state = 'SEALED',
        sealed_ms = ?,
        registry_block = (select block_number from chain_cursor where name = 'registry'),
        reports = (select count(*) from report where epoch = number),
        first_entropy = (select min(entropy.number) from entropy where end_ms >=
          (select min(received_ms) from report where epoch = epoch.number) - ?),
        last_entropy = (select max(entropy.number) from entropy where entropy.start_ms <=
          (select max(received_ms) from report where epoch = epoch.number))
      where number = ? and state = 'OPEN'
      """;

  private static final String COPY_DEVICES =
      """
      insert into epoch_device (epoch, device_id, key_type, public_key, kind, owner, coarse_cell,
        location_commitment, location_cell, gain_tenths, elevation_dm)
      select ?, device_id, key_type, public_key, kind, owner, coarse_cell,
        location_commitment, location_cell, gain_tenths, elevation_dm
      from device where status = 'ACTIVE'
      """;

  private EpochSealing() {}

  static int open(Connection connection, EpochPeriod period) throws SQLException {
    return Sql.update(
        connection,
        "insert into epoch (number, start_ms, end_ms, state) values (?, ?, ?, 'OPEN')"
            + " on conflict (number) do nothing",
        period.number(),
        period.startMs(),
        period.endMs());
  }

  static boolean seal(Connection connection, EpochPeriod period, EpochPeriod next, long nowMs)
      throws SQLException {
    IntakeTurn.takeToSeal(connection);
    boolean isOpen =
        Sql.first(
                connection,
                "select number from intake_epoch for update",
                row -> row.getLong("number"))
            .filter(number -> number == period.number())
            .isPresent();
    if (!isOpen) {
      return false;
    }
    int _ = open(connection, period);
    carryForward(connection, period);
    int _ = Sql.update(connection, COPY_DEVICES, period.number());
    int _ = Sql.update(connection, SEAL, nowMs, LOOK_BACK_MS, period.number());
    int _ = Sql.update(connection, "update intake_epoch set number = ?", next.number());
    int _ = open(connection, next);
    return true;
  }

  private static void carryForward(Connection connection, EpochPeriod period) throws SQLException {
    SortedSet<ReportId> carried =
        SettlingRules.carriedForward(
            period,
            received(connection, period, ReportKind.BEACON, 0, Beacon.class),
            received(
                connection,
                period,
                ReportKind.WITNESS,
                period.endMs() - SettlingRules.SETTLING_MS - SettlingRules.WITNESS_LEAD_MS,
                Witness.class));
    List<Object[]> moves = new ArrayList<>();
    carried.forEach(id -> moves.add(new Object[] {period.number() + 1, id.value()}));
    Sql.batch(connection, "update report set epoch = ? where report_id = ?", moves);
  }

  private static <R extends Report> List<ReceivedReport<R>> received(
      Connection connection, EpochPeriod period, ReportKind kind, long sinceMs, Class<R> type)
      throws SQLException {
    return Sql.list(
            connection,
            "select report_id, received_ms, body from report"
                + " where epoch = ? and kind = ? and received_ms >= ?",
            row -> decoded(row, kind, type),
            period.number(),
            kind.code(),
            sinceMs)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** What cannot be decoded waits for nothing: it stays, and its verdict says why. */
  private static <R extends Report> Optional<ReceivedReport<R>> decoded(
      ResultSet row, ReportKind kind, Class<R> type) throws SQLException {
    try {
      Report report = ReportCodec.decode(kind, row.getBytes("body"));
      return Optional.of(
          new ReceivedReport<>(
              new ReportId(Sql.hash(row, "report_id")),
              row.getLong("received_ms"),
              type.cast(report)));
    } catch (MalformedReport unreadable) {
      return Optional.empty();
    }
  }
}
