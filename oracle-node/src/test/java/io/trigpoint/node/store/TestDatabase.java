package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Fresh, migrated databases of one real PostgreSQL server, which ends with the test process. */
public final class TestDatabase {
  private static final int CONNECTIONS = 16;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /** An empty database with the node's tables. */
  public static DataSource fresh() {
    return pool(copied(TestServer.TEMPLATE));
  }

  /** The JDBC address of an empty database with the node's tables, for its superuser. */
  static String freshUrl() {
    return TestServer.running().url(copied(TestServer.TEMPLATE));
  }

  /** A database with the rows of another one, which nobody uses meanwhile. */
  public static DataSource copyOf(DataSource original) {
    HikariDataSource pool = (HikariDataSource) original;
    pool.getHikariPoolMXBean().softEvictConnections();
    return pool(copied(pool.getPoolName()));
  }

  private static String copied(String original) {
    String name = "fresh" + NUMBER.incrementAndGet();
    awaitNobodyIn(original);
    TestServer.running().execute("create database " + name + " template " + original);
    return name;
  }

  /** PostgreSQL copies no database that has connections; those that were closed take a moment. */
  private static void awaitNobodyIn(String database) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (TestServer.running().connected(database) > 0) {
      assertThat(System.nanoTime()).as("connected to " + database).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private static DataSource pool(String name) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(TestServer.running().database(name));
    config.setPoolName(name);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(10_000);
    return new HikariDataSource(config);
  }
}
