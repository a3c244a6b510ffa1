package io.trigpoint.node.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Fresh, migrated databases of one real PostgreSQL server, which ends with the test process. */
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /** An empty database with the node's tables. */
  public static DataSource fresh() {
    DataSource database = created("");
    var _ = Flyway.configure().dataSource(database).load().migrate();
    return database;
  }

  private static DataSource created(String like) {
    String name = "fresh" + NUMBER.incrementAndGet();
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute("create database " + name + like);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return Server.RUNNING.getDatabase("postgres", name);
  }

  /** A database with the rows of another one, to which nobody is connected. */
  public static DataSource copyOf(DataSource original) {
    String name;
    try (Connection connection = original.getConnection()) {
      name = connection.getCatalog();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return created(" template " + name);
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
