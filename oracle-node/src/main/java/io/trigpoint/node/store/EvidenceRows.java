package io.trigpoint.node.store;

import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.evidence.MalformedEvidence;
import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.EpochQueries.Denied;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What epochs leave to the next, in the tables epoch_evidence and epoch_denial. */
final class EvidenceRows {
  /** Epochs whose evidence stays: more than are ever computed again. */
  private static final int KEPT = 50;

  private static final byte[] NO_OTHER = {};

  private EvidenceRows() {}

  /** What the newest computed epoch before this one left; nothing when there is none. */
  static Carried before(Connection connection, long epoch) throws SQLException {
    record Row(long epoch, Optional<byte[]> carried) {}
    Optional<Row> newest =
        Sql.first(
            connection,
            "select epoch, carried from epoch_evidence where epoch < ?"
                + " order by epoch desc limit 1",
            row -> new Row(row.getLong("epoch"), Optional.ofNullable(row.getBytes("carried"))),
            epoch);
    if (newest.isEmpty()) {
      return Carried.NONE;
    }
    byte[] carried =
        newest
            .get()
            .carried()
            .orElseThrow(() ->
                new IllegalStateException(
                    "the evidence after epoch " + newest.get().epoch() + " is no longer kept"));
    try {
      return Carried.decode(carried);
    } catch (MalformedEvidence damaged) {
      throw new IllegalStateException(
          "the evidence after epoch " + newest.get().epoch() + ": " + damaged.why(), damaged);
    }
  }

  static void write(Connection connection, Carried evidence, long epoch) throws SQLException {
    int _ =
        Sql.update(
            connection,
            "insert into epoch_evidence (epoch, carried) values (?, ?)",
            epoch,
            evidence.toBytes());
    int _ =
        Sql.update(
            connection,
            "update epoch_evidence set carried = null where epoch < ? and carried is not null",
            epoch - KEPT);
    denials(connection, evidence.denials(), epoch);
  }

  /** Denials after an epoch, of one device or of all. */
  static List<Denied> denials(
      Connection connection, long epoch, Optional<DeviceId> device, int limit) throws SQLException {
    Optional<Hash32> id = device.map(DeviceId::value);
    return Sql.list(
        connection,
        "select device_id, other_id, signals, until_ms from epoch_denial where epoch = ?"
            + " and (?::bytea is null or ?::bytea in (device_id, other_id))"
            + " order by device_id, other_id limit ?",
        EvidenceRows::denied,
        epoch,
        id,
        id,
        limit);
  }

  private static Denied denied(ResultSet row) throws SQLException {
    return new Denied(
        new DeviceId(Sql.hash(row, "device_id")),
        Optional.of(row.getBytes("other_id"))
            .filter(other -> other.length > 0)
            .map(other -> new DeviceId(Hash32.of(other))),
        new Denial(row.getString("signals"), row.getLong("until_ms")));
  }

  private static void denials(Connection connection, Denials denials, long epoch)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    denials
        .devices()
        .forEach((device, denial) ->
            rows.add(
                new Object[] {
                  epoch, device.value(), NO_OTHER, denial.signals(), denial.untilMs()
                }));
    denials
        .edges()
        .forEach((edge, denial) ->
            rows.add(
                new Object[] {
                  epoch, edge.low().value(), edge.high().value(), denial.signals(), denial.untilMs()
                }));
    Sql.batch(
        connection,
        "insert into epoch_denial (epoch, device_id, other_id, signals, until_ms)"
            + " values (?, ?, ?, ?, ?)",
        rows);
  }
}
