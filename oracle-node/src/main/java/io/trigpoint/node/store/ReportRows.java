package io.trigpoint.node.store;

import io.trigpoint.node.epochs.segment.Sharding;
import io.trigpoint.node.intake.Appended;
import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.ReportId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes one group of reports inside a transaction. */
final class ReportRows {
  /**
   * The row of intake_epoch is held until the commit, so sealing waits for it and every row has the
   * number that sealing will find.
   */
  private static final String INSERT =
      """
      insert into report
        (report_id, device_id, sequence, kind, body, signature, time_ms, received_ms, place, epoch)
      select r.*, (select number from open)
      from unnest(?::bytea[], ?::bytea[], ?::bigint[], ?::smallint[], ?::bytea[], ?::bytea[],
                  ?::bigint[], ?::bigint[], ?::integer[]) as r
      on conflict do nothing
      returning report_id, epoch
      """;

  private static final String OPEN = "with open as (select number from intake_epoch for share) ";

  private static final String EXISTING =
      "select report_id, epoch, received_ms from report where report_id = any (?::bytea[])";

  private static final String OPENED =
      """
      update device set location_cell = ?, gain_tenths = ?, elevation_dm = ?
      where device_id = ? and location_commitment = ?
      """;

  private ReportRows() {}

  private record Row(long epoch, long receivedMs) {}

  /** One outcome per report, in the order given. */
  static List<Appended> append(Connection connection, List<VerifiedReport> reports)
      throws SQLException {
    IntakeTurn.takeToAppend(connection);
    List<VerifiedReport> sorted =
        reports.stream().sorted(Comparator.comparing(VerifiedReport::id)).toList();
    Map<ReportId, Long> stored = insert(connection, sorted);
    Map<ReportId, Row> before = existing(connection, sorted, stored.keySet());
    Map<ReportId, VerifiedReport> first = new HashMap<>();
    List<Appended> outcomes = new ArrayList<>(reports.size());
    for (VerifiedReport report : reports) {
      Optional<VerifiedReport> earlier =
          Optional.ofNullable(first.putIfAbsent(report.id(), report));
      outcomes.add(outcome(report, earlier, stored, before));
    }
    openLocations(connection, first.values(), stored.keySet());
    return outcomes;
  }

  private static Appended outcome(
      VerifiedReport report,
      Optional<VerifiedReport> earlier,
      Map<ReportId, Long> stored,
      Map<ReportId, Row> before) {
    Long epoch = stored.get(report.id());
    if (epoch != null) {
      return earlier
          .<Appended>map(copied -> new Appended.Duplicate(epoch, copied.receivedMs()))
          .orElseGet(() -> new Appended.Stored(epoch));
    }
    Row row = before.get(report.id());
    return row == null
        ? new Appended.SequenceReused()
        : new Appended.Duplicate(row.epoch(), row.receivedMs());
  }

  private static Map<ReportId, Long> insert(Connection connection, List<VerifiedReport> reports)
      throws SQLException {
    int n = reports.size();
    byte[][] ids = new byte[n][];
    byte[][] devices = new byte[n][];
    Long[] sequences = new Long[n];
    Short[] kinds = new Short[n];
    byte[][] bodies = new byte[n][];
    byte[][] signatures = new byte[n][];
    Long[] times = new Long[n];
    Long[] received = new Long[n];
    Integer[] places = new Integer[n];
    for (int i = 0; i < n; i++) {
      VerifiedReport report = reports.get(i);
      ids[i] = report.id().value().toBytes();
      devices[i] = report.header().device().value().toBytes();
      sequences[i] = report.header().sequence();
      kinds[i] = (short) report.signed().kind().code();
      bodies[i] = report.signed().body();
      signatures[i] = report.signed().signature();
      times[i] = report.header().timeMs();
      received[i] = report.receivedMs();
      places[i] = Sharding.place(report.report());
    }
    Map<ReportId, Long> stored = HashMap.newHashMap(n);
    try (PreparedStatement insert = connection.prepareStatement(OPEN + INSERT)) {
      Object[][] columns = {
        ids, devices, sequences, kinds, bodies, signatures, times, received, places
      };
      String[] types = {"bytea", "bytea", "int8", "int2", "bytea", "bytea", "int8", "int8", "int4"};
      for (int i = 0; i < columns.length; i++) {
        insert.setArray(i + 1, array(connection, types[i], columns[i]));
      }
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          stored.put(new ReportId(Sql.hash(rows, "report_id")), rows.getLong("epoch"));
        }
      }
    }
    return stored;
  }

  private static Map<ReportId, Row> existing(
      Connection connection, List<VerifiedReport> reports, Set<ReportId> stored)
      throws SQLException {
    byte[][] missing =
        reports.stream()
            .filter(report -> !stored.contains(report.id()))
            .map(report -> report.id().value().toBytes())
            .toArray(byte[][]::new);
    Map<ReportId, Row> found = new HashMap<>();
    if (missing.length == 0) {
      return found;
    }
    try (PreparedStatement select = connection.prepareStatement(EXISTING)) {
      select.setArray(1, array(connection, "bytea", missing));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.put(
              new ReportId(Sql.hash(rows, "report_id")),
              new Row(rows.getLong("epoch"), rows.getLong("received_ms")));
        }
      }
    }
    return found;
  }

  private static void openLocations(
      Connection connection, Iterable<VerifiedReport> reports, Set<ReportId> stored)
      throws SQLException {
    TreeSet<VerifiedReport> opening = new TreeSet<>(Comparator.comparing(VerifiedReport::id));
    for (VerifiedReport report : reports) {
      if (report.opened().isPresent() && stored.contains(report.id())) {
        opening.add(report);
      }
    }
    for (VerifiedReport report : opening) {
      var assertion = report.opened().orElseThrow();
      var location = assertion.location();
      int _ =
          Sql.update(
              connection,
              OPENED,
              location.cell().index(),
              location.gain().tenths(),
              location.elevationDecimetres(),
              report.header().device().value(),
              LocationAssertion.commitment(location, assertion.salt()));
    }
  }

  private static Array array(Connection connection, String type, Object[] elements)
      throws SQLException {
    return connection.createArrayOf(type, elements);
  }
}
