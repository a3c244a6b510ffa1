package io.trigpoint.node.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh, migrated databases on one real PostgreSQL that lives as long as the test JVM. */
public final class ScratchDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final SqlDatabase database;
  private final String url;

  private ScratchDatabase(SqlDatabase database, String url) {
    this.database = database;
    this.url = url;
  }

  private static final class Server {
    static final EmbeddedPostgresServer RUNNING = start();

    private static EmbeddedPostgresServer start() {
      try {
        Path target = Files.createDirectories(Path.of("target"));
        EmbeddedPostgresServer server =
            EmbeddedPostgresServer.start(Files.createTempDirectory(target, "test-postgres"));
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  try {
                    server.close();
                  } catch (IOException alreadyGone) {
                    throw new UncheckedIOException(alreadyGone);
                  }
                }));
        return server;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** An empty database with all tables. */
  public static ScratchDatabase fresh() {
    String name = "test_" + COUNT.incrementAndGet();
    String server = Server.RUNNING.url();
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failed) {
      throw new StoreUnavailable(failed);
    }
    String url = server.replace("/" + EmbeddedPostgresServer.USER, "/" + name);
    return new ScratchDatabase(SqlDatabase.open(url, EmbeddedPostgresServer.USER, "", 8), url);
  }

  public SqlDatabase database() {
    return database;
  }

  public SqlTransactions transactions() {
    return database.transactions();
  }

  public String url() {
    return url;
  }

  /** The first column of the first row, as a number. */
  public long number(String sql, Object... arguments) {
    return transactions()
        .run(connection -> Sql.first(connection, sql, row -> row.getLong(1), arguments))
        .orElseThrow();
  }

  public int update(String sql, Object... arguments) {
    return transactions().run(connection -> Sql.update(connection, sql, arguments));
  }

  @Override
  public void close() {
    database.close();
  }
}
