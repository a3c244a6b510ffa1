package io.trigpoint.node;

import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.config.NodeConfig.Database;
import io.trigpoint.node.store.EmbeddedPostgresServer;
import io.trigpoint.node.store.SqlDatabase;
import io.trigpoint.node.store.SqlTransactions;

/** The database: the configured one, or a PostgreSQL of this node's own. */
record StoreParts(SqlDatabase database, SqlTransactions transactions) {
  private static final int CONNECTIONS = 12;

  static StoreParts open(NodeConfig.Storage config, Opened opened) {
    Database database = config.database().orElseGet(() -> embedded(config, opened));
    SqlDatabase pool =
        opened.keep(
            SqlDatabase.open(database.url(), database.user(), database.password(), CONNECTIONS));
    return new StoreParts(pool, pool.transactions());
  }

  private static Database embedded(NodeConfig.Storage config, Opened opened) {
    EmbeddedPostgresServer server =
        opened.keep(EmbeddedPostgresServer.start(config.dataDirectory().resolve("postgres")));
    return new Database(server.url(), EmbeddedPostgresServer.USER, "");
  }
}
