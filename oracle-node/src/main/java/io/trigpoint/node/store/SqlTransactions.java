package io.trigpoint.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/** Runs work in transactions of one database: all of it is committed, or none. */
public final class SqlTransactions {
  private static final int ATTEMPTS = 5;

  /** For a statement over all rows of an epoch of any size. */
  private static final Duration LONG = Duration.ofMinutes(30);

  /** The server ends a long statement; the connection is given up only if it could not say so. */
  private static final Duration LONG_ANSWER = LONG.plusMinutes(1);

  /**
   * Serialization failure and deadlock: PostgreSQL asks the client to run the transaction again.
   */
  private static final Set<String> AGAIN = Set.of("40001", "40P01");

  private final DataSource database;

  public SqlTransactions(DataSource database) {
    this.database = database;
  }

  /**
   * What a transaction does. It may run more than once, so its only effects are in the database.
   */
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /** The work's result once it is committed; {@link StoreUnavailable} when it could not be. */
  public <T> T run(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException failed) {
        if (attempt == ATTEMPTS || !AGAIN.contains(String.valueOf(failed.getSQLState()))) {
          throw new StoreUnavailable(failed);
        }
      }
    }
  }

  /**
   * As {@link #run}, for work whose time grows with an epoch: the server ends a statement after
   * half an hour, where it otherwise would be given up with its connection after half a minute.
   */
  public <T> T runLong(Work<T> work) {
    return run(connection -> {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONG_ANSWER.toMillis()));
      int _ = Sql.update(connection, "set local statement_timeout = " + LONG.toMillis());
      return work.in(connection);
    });
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (Throwable failed) {
        rollBack(connection, failed);
        throw failed;
      }
    }
  }

  private static void rollBack(Connection connection, Throwable failed) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      failed.addSuppressed(lost);
    }
  }
}
