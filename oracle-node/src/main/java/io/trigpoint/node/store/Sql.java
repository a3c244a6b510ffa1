package io.trigpoint.node.store;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement with its arguments, on a connection of the caller's transaction. */
final class Sql {

  private Sql() {}

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static int update(Connection connection, String sql, Object... arguments) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }

  /** Runs a statement once per row of arguments, in one round trip. */
  static void batch(Connection connection, String sql, List<Object[]> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] arguments : rows) {
        bind(statement, arguments);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(row.read(rows));
        }
        return all;
      }
    }
  }

  static <T> Optional<T> first(Connection connection, String sql, Row<T> row, Object... arguments)
      throws SQLException {
    return list(connection, sql, row, arguments).stream().findFirst();
  }

  static Hash32 hash(ResultSet row, String column) throws SQLException {
    return Hash32.of(row.getBytes(column));
  }

  static EvmAddress address(ResultSet row, String column) throws SQLException {
    return EvmAddress.of(row.getBytes(column));
  }

  static BigInteger units(ResultSet row, String column) throws SQLException {
    return row.getBigDecimal(column).toBigIntegerExact();
  }

  private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      bind(statement, i + 1, arguments[i]);
    }
  }

  private static void bind(PreparedStatement statement, int position, Object argument)
      throws SQLException {
    switch (argument) {
      case Hash32 hash -> statement.setBytes(position, hash.toBytes());
      case EvmAddress address -> statement.setBytes(position, address.toBytes());
      case BigInteger units -> statement.setBigDecimal(position, new BigDecimal(units));
      case Optional<?> optional when optional.isPresent() ->
          bind(statement, position, optional.get());
      case Optional<?> _ -> statement.setNull(position, Types.OTHER);
      default -> statement.setObject(position, argument);
    }
  }
}
