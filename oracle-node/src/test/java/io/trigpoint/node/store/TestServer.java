package io.trigpoint.node.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The PostgreSQL server of this test process. Its commits would outlive a power cut only where the
 * node asks for it, and it ends with the process without saving anything.
 */
final class TestServer {
  /** The database whose copies have the node's tables. */
  static final String TEMPLATE = "migrated";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "on",
          "full_page_writes", "on",
          "synchronous_commit", "off",
          "max_connections", "300",
          "checkpoint_timeout", "1h",
          "max_wal_size", "8GB");

  private final EmbeddedPostgres server;

  private TestServer(EmbeddedPostgres server) {
    this.server = server;
  }

  private static final class Running {
    static final TestServer INSTANCE = start();
  }

  static TestServer running() {
    return Running.INSTANCE;
  }

  private static TestServer start() {
    try {
      Path folder =
          Files.createTempDirectory(Files.createDirectories(Path.of("target")), "test-postgres");
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder.resolve("data"))
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(60));
      SETTINGS.forEach(builder::setServerConfig);
      TestServer server = new TestServer(builder.start());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder)));
      server.execute("create database " + TEMPLATE);
      var _ = Flyway.configure().dataSource(server.database(TEMPLATE)).load().migrate();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  DataSource database(String name) {
    return server.getDatabase(EmbeddedPostgresServer.USER, name);
  }

  /** The JDBC address of a database, for the superuser. */
  String url(String name) {
    return server.getJdbcUrl(EmbeddedPostgresServer.USER, name);
  }

  void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** How many are connected to a database. */
  long connected(String name) {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      return Sql.first(
              connection,
              "select count(*) from pg_stat_activity where datname = ?",
              row -> row.getLong(1),
              name)
          .orElseThrow();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** SIGQUIT ends the server and all its processes at once; nobody needs its files. */
  private static void stop(Path folder) {
    Optional<ProcessHandle> server = EmbeddedPostgresServer.process(folder);
    try {
      if (server.isPresent()) {
        int _ = new ProcessBuilder("kill", "-QUIT", "" + server.get().pid()).start().waitFor();
        var _ = server.get().onExit().join();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> inside = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : inside) {
          Files.delete(file);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
