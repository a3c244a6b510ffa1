package io.trigpoint.node;

import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.config.NodeConfig.Database;
import io.trigpoint.node.epochs.EpochStore;
import io.trigpoint.node.store.BucketKeys;
import io.trigpoint.node.store.EmbeddedPostgresServer;
import io.trigpoint.node.store.FolderEpochStore;
import io.trigpoint.node.store.S3EpochStore;
import io.trigpoint.node.store.SqlDatabase;
import io.trigpoint.node.store.SqlTransactions;

/**
 * What a node writes to.
 *
 * @param database the configured one, or a PostgreSQL of this node's own
 * @param files of epochs
 */
record StoreParts(SqlDatabase database, SqlTransactions transactions, EpochStore files) {
  private static final int CONNECTIONS = 12;

  static StoreParts open(NodeConfig.Storage config, Opened opened) {
    Database database = config.database().orElseGet(() -> embedded(config, opened));
    SqlDatabase pool =
        opened.keep(
            SqlDatabase.open(database.url(), database.user(), database.password(), CONNECTIONS));
    return new StoreParts(pool, pool.transactions(), files(config, opened));
  }

  private static EpochStore files(NodeConfig.Storage config, Opened opened) {
    return config
        .bucket()
        .<EpochStore>map(bucket ->
            opened.keep(
                S3EpochStore.open(
                    bucket.endpoint(),
                    bucket.region(),
                    bucket.name(),
                    bucket.prefix(),
                    bucket.keyFile().map(BucketKeys::read))))
        .orElseGet(() -> new FolderEpochStore(config.publishedDirectory()));
  }

  private static Database embedded(NodeConfig.Storage config, Opened opened) {
    EmbeddedPostgresServer server =
        opened.keep(EmbeddedPostgresServer.start(config.dataDirectory().resolve("postgres")));
    return new Database(server.url(), EmbeddedPostgresServer.USER, "");
  }
}
