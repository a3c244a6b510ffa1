package io.trigpoint.node.intake;

import io.vertx.core.Future;
import java.util.List;

/** The durable record of accepted reports. */
public interface ReportJournal {

  /**
   * Stores reports and completes once they are durable, with one outcome per report in the same
   * order. Fails with {@link JournalUnavailable} when it cannot say that they are.
   */
  Future<List<Appended>> append(List<VerifiedReport> reports);
}
