package io.trigpoint.node.store;

import io.trigpoint.node.intake.ReportJournal;
import io.trigpoint.node.intake.ReportJournalContract;
import org.junit.jupiter.api.AfterEach;

class SqlReportJournalTest extends ReportJournalContract {
  private final ScratchDatabase database = ScratchDatabase.fresh();
  private final SqlReportJournal journal = new SqlReportJournal(database.transactions(), 100);

  @Override
  protected ReportJournal journal() {
    return journal;
  }

  @AfterEach
  void close() {
    journal.close();
    database.close();
  }
}
