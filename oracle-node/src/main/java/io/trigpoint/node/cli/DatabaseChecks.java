package io.trigpoint.node.cli;

import io.trigpoint.node.config.NodeConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;

/** Whether the database is there, keeps what it commits, and has no epoch that waits for help. */
record DatabaseChecks(Diagnosis diagnosis, InstantSource clock) {
  private static final int TIMEOUT_SECONDS = 5;

  void run(NodeConfig config) {
    if (config.storage().database().isEmpty()) {
      diagnosis.ok(
          "database",
          "embedded, below "
              + config.storage().dataDirectory()
              + "; ask the running node's /v1/epochs for held epochs");
      return;
    }
    NodeConfig.Database database = config.storage().database().get();
    DriverManager.setLoginTimeout(TIMEOUT_SECONDS);
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      server(statement);
      held(statement);
    } catch (SQLException unreachable) {
      diagnosis.fail(
          "database",
          String.valueOf(unreachable.getMessage()).lines().findFirst().orElse("no message"),
          "check database.url, database.user and database.password, and that it runs");
    }
  }

  private void server(Statement statement) throws SQLException {
    long here = clock.millis();
    try (ResultSet now =
        statement.executeQuery(
            "select (extract(epoch from clock_timestamp()) * 1000)::bigint,"
                + " current_setting('server_version'), current_setting('fsync'),"
                + " current_setting('full_page_writes')")) {
      if (!now.next()) {
        throw new SQLException("no row");
      }
      diagnosis.ok("database", "PostgreSQL " + now.getString(2));
      safe("fsync", now.getString(3));
      safe("full_page_writes", now.getString(4));
      diagnosis.clock("clock, database", here - now.getLong(1));
    }
  }

  private void safe(String setting, String value) {
    if ("on".equals(value)) {
      diagnosis.ok("database " + setting, value);
    } else {
      diagnosis.fail(
          "database " + setting,
          value + ": a power cut would lose acknowledged reports, so results are not signed",
          "set " + setting + " = on in postgresql.conf, and reload");
    }
  }

  private void held(Statement statement) throws SQLException {
    try (ResultSet table = statement.executeQuery("select to_regclass('epoch') is not null")) {
      if (!table.next() || !table.getBoolean(1)) {
        diagnosis.ok("epochs", "no tables yet; the node makes them when it starts");
        return;
      }
    }
    boolean none = true;
    try (ResultSet epochs =
        statement.executeQuery(
            "select number, held_because from epoch where state = 'HELD' order by number")) {
      while (epochs.next()) {
        none = false;
        diagnosis.fail(
            "epoch " + epochs.getLong(1),
            "is held: " + epochs.getString(2),
            "it and all later epochs wait; docs/spec/epochs.md, Held epochs, says what to do");
      }
    }
    if (none) {
      diagnosis.ok("epochs", "none is held");
    }
  }
}
