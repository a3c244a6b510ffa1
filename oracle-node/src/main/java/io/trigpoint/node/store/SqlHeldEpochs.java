package io.trigpoint.node.store;

import io.trigpoint.node.epochs.ReleaseRules.Release;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Releases held epochs by the statements of docs/spec/epochs.md. */
public final class SqlHeldEpochs {
  private static final String WHERE_IT_WAS =
      """
      update epoch set state = held_from, held_because = null, held_from = null
       where number = ? and state = 'HELD' and held_from is not null
      """;
  private static final String SEALED =
      """
      update epoch set state = 'SEALED', held_because = null
       where number = ? and state = 'HELD' and input_root is null
      """;
  private static final String COMPUTED =
      """
      update epoch set state = 'COMPUTED', held_because = null
       where number = ? and state = 'HELD' and input_root is not null
      """;
  private static final String QUEUED =
      """
      update chain_intent set state = 'QUEUED', refused_since_ms = null, account = null, nonce = null, reason = null,
        mined_tx = null, mined_block = null, logs = null
       where id = 'epoch:' || ? || ':result' and state in ('FAILED', 'MINED')
      """;
  private static final String POSTED =
      """
      update epoch set state = 'POSTED', held_because = null where number = ? and state = 'HELD'
      """;

  private final SqlTransactions transactions;

  public SqlHeldEpochs(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** The statements of a release, with a question mark for the epoch's number. */
  static List<String> statements(Release release) {
    return switch (release) {
      case WHERE_IT_WAS -> List.of(WHERE_IT_WAS);
      case SEALED -> List.of(SEALED);
      case COMPUTED -> List.of(COMPUTED);
      case SENT_AGAIN -> List.of(QUEUED, POSTED);
    };
  }

  /** Why an epoch is held; empty when it is not. */
  public Optional<String> reason(long epoch) {
    return transactions.run(connection ->
        Sql.first(
            connection,
            "select held_because from epoch where number = ? and state = 'HELD'",
            row -> row.getString("held_because"),
            epoch));
  }

  /** All of a release or nothing; false when the epoch, or its posting, is not as it must be. */
  public boolean release(long epoch, Release release) {
    return transactions.run(connection -> {
      boolean all = true;
      for (String statement : statements(release)) {
        all = all && run(connection, statement, epoch);
      }
      if (!all) {
        connection.rollback();
      }
      return all;
    });
  }

  private static boolean run(Connection connection, String statement, long epoch)
      throws SQLException {
    return Sql.update(connection, statement, epoch) == 1;
  }
}
