package io.trigpoint.node.store;

/** A fresh database behind the connection pool of a node. */
public final class ScratchDatabase implements AutoCloseable {
  private final SqlDatabase database;
  private final String url;

  private ScratchDatabase(SqlDatabase database, String url) {
    this.database = database;
    this.url = url;
  }

  /** An empty database with all tables. */
  public static ScratchDatabase fresh() {
    String url = TestDatabase.freshUrl();
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
