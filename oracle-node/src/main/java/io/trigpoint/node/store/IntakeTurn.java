package io.trigpoint.node.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Who may touch the row that names the intake epoch: many that append, or one that seals. The row's
 * own lock decides what is right; it would let new appenders pass a waiting sealer for ever, and
 * this queue does not. Held until the transaction ends.
 */
final class IntakeTurn {
  private static final long QUEUE = 0x7472_6967;

  private IntakeTurn() {}

  static void takeToAppend(Connection connection) throws SQLException {
    take(connection, "select pg_advisory_xact_lock_shared(?)");
  }

  static void takeToSeal(Connection connection) throws SQLException {
    take(connection, "select pg_advisory_xact_lock(?)");
  }

  private static void take(Connection connection, String sql) throws SQLException {
    var _ = Sql.first(connection, sql, _ -> true, QUEUE);
  }
}
