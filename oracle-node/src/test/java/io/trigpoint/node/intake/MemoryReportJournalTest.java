package io.trigpoint.node.intake;

class MemoryReportJournalTest extends ReportJournalContract {
  private final ReportJournal journal = new MemoryReportJournal();

  @Override
  protected ReportJournal journal() {
    return journal;
  }
}
