package io.trigpoint.deploy.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** The PostgreSQL server of a network, which a test may stop, start and freeze. */
record FaultDatabase(LocalDatabase database, Children children) {

  /** The signal by which PostgreSQL ends at once, as with {@code pg_ctl stop -m immediate}. */
  private static final String IMMEDIATE_STOP = "QUIT";

  void stop() {
    Signals.end(IMMEDIATE_STOP, database.pid());
  }

  void start() {
    Process _ = children.start(database.server());
  }

  /** The server and all that it has started, the server first. */
  List<ProcessHandle> processes() {
    return ProcessHandle.of(database.pid()).stream()
        .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
        .toList();
  }

  /** A number that the database gives. */
  long count(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      boolean _ = rows.next();
      return rows.getLong(1);
    }
  }
}
