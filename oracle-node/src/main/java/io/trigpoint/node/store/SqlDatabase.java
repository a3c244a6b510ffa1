package io.trigpoint.node.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The connection pool of one node. After a loss of the database it opens new connections by itself;
 * until then callers wait three seconds at most. A statement that is not answered in 30 s ends with
 * its connection, but for those of {@link SqlTransactions#runLong}.
 */
public final class SqlDatabase implements AutoCloseable {
  private static final int CONNECT_TIMEOUT_MS = 3_000;
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

  /** A node that is frozen inside a transaction must not keep the others from its locks. */
  private static final String ENDING_IDLE_TRANSACTIONS =
      "set idle_in_transaction_session_timeout = '20s'";

  private final HikariDataSource pool;

  private SqlDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Connects and brings the tables up to date; throws when the database is not there. */
  public static SqlDatabase open(String url, String user, String password, int connections) {
    return open(url, user, password, connections, ANSWERED_WITHIN);
  }

  static SqlDatabase open(
      String url, String user, String password, int connections, Duration answeredWithin) {
    HikariDataSource pool =
        new HikariDataSource(config(url, user, password, connections, answeredWithin));
    try {
      Flyway.configure().dataSource(url, user, password).outOfOrder(true).load().migrate();
      return new SqlDatabase(pool);
    } catch (RuntimeException failed) {
      pool.close();
      throw failed;
    }
  }

  private static HikariConfig config(
      String url, String user, String password, int connections, Duration answeredWithin) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setPoolName("trigpoint");
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(2, connections));
    config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
    config.setValidationTimeout(2_000);
    config.setMaxLifetime(1_800_000);
    config.setConnectionInitSql(ENDING_IDLE_TRANSACTIONS);
    config.addDataSourceProperty("ApplicationName", "trigpoint");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("socketTimeout", Long.toString(answeredWithin.toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("prepareThreshold", "1");
    return config;
  }

  public DataSource source() {
    return pool;
  }

  public SqlTransactions transactions() {
    return new SqlTransactions(pool);
  }

  /** Whether the database answers now; waits as long as a caller would. */
  public boolean answers() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException absent) {
      return false;
    }
  }

  /** Connections in use. */
  public int busy() {
    return pool.getHikariPoolMXBean().getActiveConnections();
  }

  /** Callers that wait for a connection. */
  public int awaiting() {
    return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
  }

  @Override
  public void close() {
    pool.close();
  }
}
