package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The pool of connections. */
class SqlDatabaseTest {

  /**
   * Otherwise a node that freezes inside a transaction keeps the locks that all others wait for.
   */
  @Test
  void aTransactionThatStandsStillIsEndedByTheServer() {
    try (ScratchDatabase database = ScratchDatabase.fresh()) {
      Optional<String> timeout =
          database
              .transactions()
              .run(connection ->
                  Sql.first(
                      connection,
                      "show idle_in_transaction_session_timeout",
                      row -> row.getString(1)));
      assertThat(timeout).contains("20s");
    }
  }

  @Test
  void onlyLongWorkMayTakeLongerThanAnAnswerAndItsConnectionIsAsAnyOtherAfterwards() {
    try (ScratchDatabase scratch = ScratchDatabase.fresh();
        SqlDatabase database =
            SqlDatabase.open(
                scratch.url(), EmbeddedPostgresServer.USER, "", 1, Duration.ofSeconds(1))) {
      SqlTransactions transactions = database.transactions();
      assertThat(transactions.<Integer>runLong(SqlDatabaseTest::slowly)).isEqualTo(1);
      assertThatThrownBy(() -> transactions.run(SqlDatabaseTest::slowly))
          .isInstanceOf(StoreUnavailable.class);
    }
  }

  private static int slowly(Connection connection) throws SQLException {
    return Sql.list(connection, "select pg_sleep(3)", _ -> 1).size();
  }
}
