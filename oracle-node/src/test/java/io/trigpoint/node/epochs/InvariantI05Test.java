package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.intake.Appended;
import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.node.store.OverlappingCommits;
import io.trigpoint.node.store.SqlEpochJournal;
import io.trigpoint.node.store.SqlReportJournal;
import io.trigpoint.node.store.SqlTransactions;
import io.trigpoint.report.ReportId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * I-5 and I-8: each stored report is in one epoch's inputs, and has one verdict there with a rule.
 */
class InvariantI05Test {
  private static final int READINGS = 6;
  private static final int STATIONS = 3;

  @TempDir private Path published;

  @Test
  void reportsThatArriveWhileEpochsAreSealedAreEachJudgedOnce() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      GivenStations stations = new GivenStations(net.terms.network(), net.rows, STATIONS);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> intake =
            threads.submit(() -> {
              for (long epoch = 1; epoch <= EpochNetwork.OVER; epoch++) {
                stations.report(net.terms.schedule().period(epoch));
              }
            });
        Future<?> node = threads.submit(() -> net.finish(net.lifecycle()));
        var _ = intake.get();
        var _ = node.get();
      }
      int stored = READINGS * STATIONS * EpochNetwork.OVER;
      assertThat(net.rows.number("select count(*) from report")).isEqualTo(stored);
      eachIsJudgedInTheEpochThatHoldsIt(net);
    }
  }

  @Test
  void twoNodesThatAppendWhileEpochsAreSealedAcknowledgeWhatIsSealed() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      GivenStations stations = new GivenStations(net.terms.network(), net.rows, STATIONS);
      OverlappingCommits appends = new OverlappingCommits(net.database, Duration.ofMillis(30));
      OverlappingCommits seals = new OverlappingCommits(net.database, Duration.ofSeconds(20));
      Map<ReportId, Long> promised = new ConcurrentHashMap<>();
      try (SqlReportJournal one = journal(appends);
          SqlReportJournal other = journal(appends);
          ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Integer>> intakes =
            List.of(
                nodes.submit(() -> keepAppending(net, stations, one, promised)),
                nodes.submit(() -> keepAppending(net, stations, other, promised)));
        net.finish(
            net.lifecycle(
                _ -> new SqlEpochJournal(new SqlTransactions(seals.source()), Clock.systemUTC())));
        for (Future<Integer> intake : intakes) {
          assertThat(intake.get()).isPositive();
        }
      }
      assertThat(seals.overlaps()).isGreaterThanOrEqualTo(EpochNetwork.OVER);
      assertThat(appends.overlaps()).isPositive();
      promised.forEach((id, epoch) ->
          assertThat(net.rows.number("select epoch from report where report_id = ?", id.value()))
              .isEqualTo(epoch.longValue()));
      assertThat(net.rows.number("select count(*) from report")).isEqualTo(promised.size());
      eachIsJudgedInTheEpochThatHoldsIt(net);
    }
  }

  private static SqlReportJournal journal(OverlappingCommits commits) {
    return new SqlReportJournal(new SqlTransactions(commits.source()), 40);
  }

  private static int keepAppending(
      EpochNetwork net,
      GivenStations stations,
      SqlReportJournal journal,
      Map<ReportId, Long> promised)
      throws Exception {
    long observedMs = net.terms.schedule().period(1).startMs() + 1_000;
    int appended = 0;
    while (net.journal().openEpoch() <= EpochNetwork.OVER) {
      VerifiedReport report = stations.verified(observedMs);
      Appended outcome = journal.append(List.of(report)).await(30, TimeUnit.SECONDS).getFirst();
      long epoch = ((Appended.Stored) outcome).epoch();
      var _ = promised.put(report.id(), epoch);
      appended++;
    }
    return appended;
  }

  private static void eachIsJudgedInTheEpochThatHoldsIt(EpochNetwork net) {
    assertThat(
            net.rows.number(
                "select count(*) from report full join verdict using (report_id)"
                    + " where report.epoch is distinct from verdict.epoch"
                    + " and (verdict.epoch is not null or report.epoch <= ?)",
                EpochNetwork.OVER))
        .isZero();
    assertThat(net.rows.number("select count(*) from verdict where rule = ''")).isZero();
    assertThat(net.rows.number("select coalesce(sum(reports), 0) from epoch"))
        .isEqualTo(
            net.rows.number("select count(*) from report where epoch <= ?", EpochNetwork.OVER));
  }
}
