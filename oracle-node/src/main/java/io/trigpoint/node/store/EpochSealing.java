package io.trigpoint.node.store;

import io.trigpoint.node.epochs.SettlingRules;
import io.trigpoint.node.epochs.segment.Sharding;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The sealing transaction. It holds the intake epoch's row for update, so that it begins after
 * every insert into the epoch has ended, and every later insert sees the next number. It reads no
 * more than the reports that arrived at the very end, and the beacons that these belong to.
 */
final class EpochSealing {
  private static final String LATE =
      "select report_id, received_ms, body from report"
          + " where epoch = ? and kind = ? and received_ms >= ?";

  private static final String BEACONS =
      "select report_id, received_ms, body from report"
          + " where epoch = ? and kind = 1 and place = any (?::integer[])";

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
    int _ =
        Sql.update(
            connection,
            "update epoch set state = 'SEALED', sealed_ms = ? where number = ? and state = 'OPEN'",
            nowMs,
            period.number());
    int _ = Sql.update(connection, "update intake_epoch set number = ?", next.number());
    int _ = open(connection, next);
    return true;
  }

  private static void carryForward(Connection connection, EpochPeriod period) throws SQLException {
    List<ReceivedReport<Witness>> witnesses =
        late(connection, period, ReportKind.WITNESS, Witness.class);
    SortedSet<ReportId> carried =
        SettlingRules.carriedForward(period, beacons(connection, period, witnesses), witnesses);
    List<Object[]> moves = new ArrayList<>();
    carried.forEach(id -> moves.add(new Object[] {period.number() + 1, id.value()}));
    Sql.batch(connection, "update report set epoch = ? where report_id = ?", moves);
  }

  /** The late beacons, and those that the late witnesses heard. */
  private static Collection<ReceivedReport<Beacon>> beacons(
      Connection connection, EpochPeriod period, List<ReceivedReport<Witness>> witnesses)
      throws SQLException {
    Integer[] places =
        witnesses.stream()
            .map(witness -> Sharding.place(witness.report()))
            .distinct()
            .toArray(Integer[]::new);
    List<ReceivedReport<Beacon>> heard =
        list(
            connection,
            ReportKind.BEACON,
            Beacon.class,
            BEACONS,
            period.number(),
            connection.createArrayOf("int4", places));
    Map<ReportId, ReceivedReport<Beacon>> beacons = new HashMap<>();
    heard.forEach(beacon -> beacons.put(beacon.id(), beacon));
    late(connection, period, ReportKind.BEACON, Beacon.class)
        .forEach(beacon -> beacons.put(beacon.id(), beacon));
    return beacons.values();
  }

  private static <R extends Report> List<ReceivedReport<R>> late(
      Connection connection, EpochPeriod period, ReportKind kind, Class<R> type)
      throws SQLException {
    long since = period.endMs() - SettlingRules.SETTLING_MS - SettlingRules.WITNESS_LEAD_MS;
    return list(connection, kind, type, LATE, period.number(), kind.code(), since);
  }

  private static <R extends Report> List<ReceivedReport<R>> list(
      Connection connection, ReportKind kind, Class<R> type, String sql, Object... arguments)
      throws SQLException {
    return Sql.list(connection, sql, row -> decoded(row, kind, type), arguments).stream()
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
