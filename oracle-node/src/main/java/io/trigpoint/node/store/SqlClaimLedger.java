package io.trigpoint.node.store;

import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.epochs.claims.ClaimLedger;
import java.time.InstantSource;
import java.util.List;

/** Relies on the primary key of claim_relay for "once". */
public final class SqlClaimLedger implements ClaimLedger {
  private final SqlTransactions transactions;
  private final InstantSource clock;

  public SqlClaimLedger(SqlTransactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public boolean isDecided(long epoch) {
    return transactions
        .run(connection ->
            Sql.first(connection, "select 1 from claim_relay where epoch = ?", row -> true, epoch))
        .isPresent();
  }

  @Override
  public boolean decide(long epoch, List<Intent> intents) {
    return transactions.run(connection -> {
      int first =
          Sql.update(
              connection,
              "insert into claim_relay (epoch, batches, decided_ms) values (?, ?, ?)"
                  + " on conflict do nothing",
              epoch,
              intents.size(),
              clock.millis());
      if (first == 0) {
        return false;
      }
      for (Intent intent : intents) {
        int _ = SqlChainOutbox.submit(connection, intent, clock.millis());
      }
      return true;
    });
  }
}
