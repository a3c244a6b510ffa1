package io.trigpoint.node.store;

import io.trigpoint.node.epochs.segment.Sharding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What follows from a sealing and is noted right after it, when intake waits no more: devices,
 * entropies in reach, number of reports and shards. Written once.
 */
final class SealedDescription {
  /** Entropies that ended this long before the epoch are of no use to a verdict. */
  private static final long LOOK_BACK_MS = 610_000;

  private static final String DESCRIBE =
      """
      update epoch set
        shards = ?,
        reports = ?,
        registry_block = (select block_number from chain_cursor where name = 'registry'),
        first_entropy = (select min(entropy.number) from entropy where end_ms >=
          epoch.start_ms - ?),
        last_entropy = (select max(entropy.number) from entropy where entropy.start_ms <=
          epoch.sealed_ms)
      where number = ?
      """;

  private static final String COPY_DEVICES =
      """
      insert into epoch_device (epoch, device_id, key_type, public_key, kind, owner, coarse_cell,
        location_commitment, location_cell, gain_tenths, elevation_dm, since_epoch)
      select ?, d.device_id, d.key_type, d.public_key, d.kind, d.owner, d.coarse_cell,
        d.location_commitment, d.location_cell, d.gain_tenths, d.elevation_dm,
        case when p.location_commitment = d.location_commitment
          or p.location_cell = d.location_cell then p.since_epoch else ? end
      from device d
      left join epoch_device p on p.epoch = ? and p.device_id = d.device_id
      where d.status = 'ACTIVE'
      """;

  private SealedDescription() {}

  /** The sealed epochs of which nothing is noted yet, oldest first. */
  static List<Long> missing(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "select number from epoch where state = 'SEALED' and shards is null order by number",
        row -> row.getLong("number"));
  }

  /** The number of rows that changed: none when another node was first. */
  static int write(Connection connection, long epoch) throws SQLException {
    boolean isMissing =
        Sql.first(
                connection,
                "select 1 from epoch where number = ? and shards is null for update",
                _ -> true,
                epoch)
            .isPresent();
    if (!isMissing) {
      return 0;
    }
    long reports =
        Sql.first(
                connection,
                "select count(*) as n from report where epoch = ?",
                row -> row.getLong("n"),
                epoch)
            .orElseThrow();
    int _ = Sql.update(connection, COPY_DEVICES, epoch, epoch, epoch - 1);
    return Sql.update(
        connection, DESCRIBE, Sharding.shardsFor(reports), reports, LOOK_BACK_MS, epoch);
  }
}
