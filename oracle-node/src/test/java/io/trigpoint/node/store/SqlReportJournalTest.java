package io.trigpoint.node.store;

import static io.trigpoint.node.store.EmbeddedPostgresServer.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.intake.Appended;
import io.trigpoint.node.intake.JournalUnavailable;
import io.trigpoint.node.intake.ReportJournal;
import io.trigpoint.node.intake.ReportJournalContract;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlReportJournalTest extends ReportJournalContract {
  private final ScratchDatabase database = ScratchDatabase.fresh();
  private final SqlReportJournal journal = new SqlReportJournal(database.transactions(), 100);

  @Override
  protected ReportJournal journal() {
    return journal;
  }

  @Test
  void failsOnlyTheBadBatchOfAGroup() throws Exception {
    int _ = database.update("alter table report add check (time_ms <> 13)");
    List<Future<List<Appended>>> answers = new ArrayList<>();
    try (Connection sealing = DriverManager.getConnection(database.url(), USER, "");
        Statement statement = sealing.createStatement()) {
      sealing.setAutoCommit(false);
      assertThat(statement.execute("select number from intake_epoch for update")).isTrue();
      answers.add(journal.append(List.of(fleet.verified(0, 1, 1))));
      awaitEmptyQueue();
      answers.add(journal.append(List.of(fleet.verified(0, 2, 12))));
      answers.add(journal.append(List.of(fleet.verified(1, 2, 13))));
      answers.add(journal.append(List.of(fleet.verified(2, 2, 14))));
      sealing.rollback();
    }
    List<Appended> stored = List.of(new Appended.Stored(1));
    assertThat(answers.get(1).await(60, TimeUnit.SECONDS)).isEqualTo(stored);
    assertThatThrownBy(() -> answers.get(2).await(60, TimeUnit.SECONDS))
        .isInstanceOf(JournalUnavailable.class);
    assertThat(answers.get(3).await(60, TimeUnit.SECONDS)).isEqualTo(stored);
    assertThat(database.number("select count(*) from report")).isEqualTo(3);
  }

  private void awaitEmptyQueue() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (journal.depth() > 0) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void close() {
    journal.close();
    database.close();
  }
}
