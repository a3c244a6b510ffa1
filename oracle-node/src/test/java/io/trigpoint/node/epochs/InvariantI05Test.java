package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
}
