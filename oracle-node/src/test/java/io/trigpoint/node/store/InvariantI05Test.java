package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.intake.Appended;
import io.trigpoint.node.intake.Fleet;
import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.report.ReportId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** I-5: every acknowledged report is in exactly one epoch, also while epochs are being sealed. */
class InvariantI05Test {
  private static final int SEALS = 20;
  private static final int BATCHES = 200;

  @Test
  void everyAcknowledgedReportIsInTheEpochThatItsReceiptNames() throws Exception {
    try (ScratchDatabase database = ScratchDatabase.fresh();
        SqlReportJournal one = new SqlReportJournal(database.transactions(), 40);
        SqlReportJournal other = new SqlReportJournal(database.transactions(), 40)) {
      Fleet fleet = new Fleet(4, 5);
      Map<ReportId, Future<List<Appended>>> promised = new HashMap<>();
      Map<Long, Long> sealed = new HashMap<>();
      for (int batch = 1; batch <= BATCHES; batch++) {
        VerifiedReport report = fleet.verified(batch % 4, batch, 1_800_000_000_000L + batch);
        promised.put(report.id(), (batch % 2 == 0 ? one : other).append(List.of(report)));
        if (batch % (BATCHES / SEALS) == 0) {
          long epoch = batch / (BATCHES / SEALS);
          sealed.put(epoch, seal(database, epoch));
        }
      }
      for (var promise : promised.entrySet()) {
        Appended outcome = promise.getValue().await(60, TimeUnit.SECONDS).getFirst();
        long held =
            database.number(
                "select epoch from report where report_id = ?", promise.getKey().value());
        assertThat(outcome).isEqualTo(new Appended.Stored(held));
      }
      sealed.forEach((epoch, count) ->
          assertThat(database.number("select count(*) from report where epoch = ?", epoch))
              .as("epoch %s has what it had when it was sealed", epoch)
              .isEqualTo(count));
    }
  }

  /** What sealing does with the intake epoch; returns how many reports the epoch then has. */
  private static long seal(ScratchDatabase database, long epoch) {
    return database
        .transactions()
        .run(connection -> {
          int moved =
              Sql.update(
                  connection,
                  "update intake_epoch set number = ? where number = ?",
                  epoch + 1,
                  epoch);
          assertThat(moved).isEqualTo(1);
          return Sql.first(
                  connection,
                  "select count(*) from report where epoch = ?",
                  row -> row.getLong(1),
                  epoch)
              .orElseThrow();
        });
  }
}
