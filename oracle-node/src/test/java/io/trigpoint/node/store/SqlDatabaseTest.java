package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;

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
}
