package io.trigpoint.node.store;

import io.trigpoint.contracts.DeviceRegistration;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.DeviceRegister;
import io.trigpoint.node.chain.DeviceRegister.Change.Decommissioned;
import io.trigpoint.node.chain.DeviceRegister.Change.Moved;
import io.trigpoint.node.chain.DeviceRegister.Change.Registered;
import io.trigpoint.node.chain.DeviceRegister.Change.Rotated;
import io.trigpoint.node.chain.DeviceRegister.Change.Transferred;
import io.trigpoint.node.chain.UnfitChanges;
import io.trigpoint.report.Hash32;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table device, moved on together with its cursor. */
public final class SqlDeviceRegister implements DeviceRegister {
  private static final String CURSOR = "registry";

  /** The first valid claim stands; an opened location stays as long as its commitment does. */
  private static final String REGISTER =
      """
      insert into device (device_id, key_type, public_key, kind, owner, coarse_cell,
        location_commitment, status, changed_block)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (device_id) do update set
        owner = excluded.owner,
        coarse_cell = excluded.coarse_cell,
        status = excluded.status,
        changed_block = excluded.changed_block,
        location_commitment = excluded.location_commitment,
        location_cell = case when device.location_commitment = excluded.location_commitment
          then device.location_cell end,
        gain_tenths = case when device.location_commitment = excluded.location_commitment
          then device.gain_tenths end,
        elevation_dm = case when device.location_commitment = excluded.location_commitment
          then device.elevation_dm end
      where device.status in ('PROOF_NOT_VALID', 'FORGOTTEN')
      """;

  private static final String MOVE =
      """
      update device set
        coarse_cell = ?,
        status = case when status in ('ACTIVE', 'CELL_NOT_VALID') then ? else status end,
        changed_block = ?,
        location_cell = case when location_commitment = ? then location_cell end,
        gain_tenths = case when location_commitment = ? then gain_tenths end,
        elevation_dm = case when location_commitment = ? then elevation_dm end,
        location_commitment = ?
      where device_id = ? and owner = ?
      """;

  private static final String TRANSFER =
      """
      update device set owner = ?, changed_block = ?
      where device_id = ? and owner = ? and status <> 'FORGOTTEN'
      """;

  private static final String DECOMMISSION =
      """
      update device set status = 'DECOMMISSIONED', changed_block = ?
      where device_id = ? and owner = ? and status in ('ACTIVE', 'CELL_NOT_VALID')
      """;

  /** The successor stands where the device stood. */
  private static final String SUCCEED =
      """
      insert into device (device_id, key_type, public_key, kind, owner, coarse_cell,
        location_commitment, location_cell, gain_tenths, elevation_dm, status, changed_block)
      select ?, ?, ?, kind, owner, coarse_cell,
        location_commitment, location_cell, gain_tenths, elevation_dm, status, ?
      from device
      where device_id = ? and owner = ? and status in ('ACTIVE', 'CELL_NOT_VALID')
      on conflict (device_id) do update set
        kind = excluded.kind,
        owner = excluded.owner,
        coarse_cell = excluded.coarse_cell,
        location_commitment = excluded.location_commitment,
        location_cell = excluded.location_cell,
        gain_tenths = excluded.gain_tenths,
        elevation_dm = excluded.elevation_dm,
        status = excluded.status,
        changed_block = excluded.changed_block
      where device.status in ('PROOF_NOT_VALID', 'FORGOTTEN')
      """;

  private final SqlTransactions transactions;

  public SqlDeviceRegister(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Cursor> cursor() {
    return transactions.run(SqlDeviceRegister::locked);
  }

  @Override
  public boolean apply(Optional<Cursor> seen, List<Change> changes, Cursor reached) {
    return fitting(changes, connection -> moveOn(connection, seen, changes, reached));
  }

  @Override
  public boolean startOver(Optional<Cursor> seen, List<Change> changes, Cursor reached) {
    return fitting(
        changes,
        connection ->
            locked(connection).equals(seen)
                && Sql.update(connection, "update device set status = 'FORGOTTEN'") >= 0
                && moveOn(connection, seen, changes, reached));
  }

  private boolean fitting(List<Change> changes, SqlTransactions.Work<Boolean> work) {
    try {
      return transactions.run(work);
    } catch (StoreUnavailable failed) {
      SortedMap<Integer, String> unfit =
          failed.rowsAreToBlame()
              ? transactions.run(connection -> tried(connection, changes))
              : new TreeMap<>();
      throw unfit.isEmpty() ? failed : new UnfitChanges(unfit, failed);
    }
  }

  /** Why each of the changes that the table refuses is refused; nothing is changed. */
  private static SortedMap<Integer, String> tried(Connection connection, List<Change> changes)
      throws SQLException {
    SortedMap<Integer, String> unfit = new TreeMap<>();
    for (int place = 0; place < changes.size(); place++) {
      Savepoint before = connection.setSavepoint();
      try {
        int _ = apply(connection, changes.get(place));
        connection.releaseSavepoint(before);
      } catch (SQLException refused) {
        if (!StoreUnavailable.rowsAreToBlame(refused)) {
          throw refused;
        }
        connection.rollback(before);
        unfit.put(place, String.valueOf(refused.getMessage()));
      }
    }
    connection.rollback();
    return unfit;
  }

  private static boolean moveOn(
      Connection connection, Optional<Cursor> seen, List<Change> changes, Cursor reached)
      throws SQLException {
    int _ =
        Sql.update(
            connection,
            "insert into chain_cursor (name, block_number, block_hash) values (?, -1, ?)"
                + " on conflict (name) do nothing",
            CURSOR,
            Hash32.ZERO);
    if (!locked(connection).equals(seen)) {
      return false;
    }
    for (Change change : changes) {
      int _ = apply(connection, change);
    }
    return Sql.update(
            connection,
            "update chain_cursor set block_number = ?, block_hash = ? where name = ?",
            reached.block(),
            reached.hash(),
            CURSOR)
        == 1;
  }

  private static Optional<Cursor> locked(Connection connection) throws SQLException {
    return Sql.first(
            connection,
            "select block_number, block_hash from chain_cursor where name = ? for update",
            row -> new Cursor(row.getLong("block_number"), Sql.hash(row, "block_hash")),
            CURSOR)
        .filter(cursor -> cursor.block() >= 0);
  }

  private static int apply(Connection connection, Change change) throws SQLException {
    return switch (change) {
      case Registered registered -> register(connection, registered);
      case Moved moved ->
          Sql.update(
              connection,
              MOVE,
              moved.coarseCell(),
              moved.standing().name(),
              moved.block(),
              moved.commitment(),
              moved.commitment(),
              moved.commitment(),
              moved.commitment(),
              moved.device().value(),
              moved.owner());
      case Transferred transferred ->
          Sql.update(
              connection,
              TRANSFER,
              transferred.to(),
              transferred.block(),
              transferred.device().value(),
              transferred.from());
      case Decommissioned gone ->
          Sql.update(connection, DECOMMISSION, gone.block(), gone.device().value(), gone.owner());
      case Rotated rotated -> rotate(connection, rotated);
    };
  }

  private static int rotate(Connection connection, Rotated rotated) throws SQLException {
    if (rotated.standing() == Standing.ACTIVE) {
      int _ =
          Sql.update(
              connection,
              SUCCEED,
              rotated.successor().value(),
              rotated.successorKey().keyType(),
              Hex.bytes(rotated.successorKey().publicKey()),
              rotated.block(),
              rotated.device().value(),
              rotated.owner());
    }
    return Sql.update(
        connection, DECOMMISSION, rotated.block(), rotated.device().value(), rotated.owner());
  }

  private static int register(Connection connection, Registered registered) throws SQLException {
    DeviceRegistration given = registered.registration();
    return Sql.update(
        connection,
        REGISTER,
        registered.device().value(),
        given.keyType(),
        Hex.bytes(given.publicKey()),
        given.deviceKind(),
        registered.owner(),
        given.coarseCell(),
        Hash32.ofHex(given.locationCommitment()),
        registered.standing().name(),
        registered.block());
  }
}
