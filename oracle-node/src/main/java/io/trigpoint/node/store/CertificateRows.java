package io.trigpoint.node.store;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.epochs.CertifiedInputs;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.report.Hash32;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was signed of an epoch's segments: columns of epoch, and the table epoch_segment. */
final class CertificateRows {

  private CertificateRows() {}

  static Hash32 digestBefore(Connection connection, long epoch) throws SQLException {
    return Sql.first(
            connection,
            "select input_digest from epoch where number < ? and input_digest is not null"
                + " order by number desc limit 1",
            row -> Sql.hash(row, "input_digest"),
            epoch)
        .orElse(Hash32.ZERO);
  }

  static boolean write(
      Connection connection,
      long epoch,
      List<SegmentRoot> segments,
      Hash32 digest,
      CompactSignature signature)
      throws SQLException {
    int first =
        Sql.update(
            connection,
            "update epoch set state = 'CERTIFIED', input_digest = ?, input_signature = ?"
                + " where number = ? and state = 'SEALED'",
            digest,
            Hex.bytes(signature.hex()),
            epoch);
    if (first == 0) {
      return false;
    }
    List<Object[]> rows = new ArrayList<>();
    for (int shard = 0; shard < segments.size(); shard++) {
      SegmentRoot segment = segments.get(shard);
      rows.add(new Object[] {epoch, shard, segment.records(), segment.root()});
    }
    Sql.batch(
        connection,
        "insert into epoch_segment (epoch, shard, records, root) values (?, ?, ?, ?)"
            + " on conflict (epoch, shard) do nothing",
        rows);
    return true;
  }

  static Optional<CertifiedInputs> read(Connection connection, long epoch) throws SQLException {
    List<SegmentRoot> segments =
        Sql.list(
            connection,
            "select records, root from epoch_segment where epoch = ? order by shard",
            row -> new SegmentRoot(Sql.hash(row, "root"), row.getLong("records")),
            epoch);
    Hash32 previous = digestBefore(connection, epoch);
    return Sql.first(
        connection,
        "select input_digest, input_signature, input_rest from epoch"
            + " where number = ? and input_digest is not null",
        row -> inputs(row, segments, previous),
        epoch);
  }

  private static CertifiedInputs inputs(ResultSet row, List<SegmentRoot> segments, Hash32 previous)
      throws SQLException {
    return new CertifiedInputs(
        segments,
        previous,
        Sql.hash(row, "input_digest"),
        new CompactSignature(Hex.of(row.getBytes("input_signature"))),
        Optional.ofNullable(row.getBytes("input_rest")).map(Hash32::of));
  }
}
