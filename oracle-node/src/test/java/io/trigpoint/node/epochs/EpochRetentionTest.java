package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.store.SqlRetiringRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows leave the real database only when the files that replace them are whole. */
class EpochRetentionTest {
  private static final Duration KEEP = Duration.ofDays(10);

  @TempDir private Path published;

  @Test
  void rowsOfOldFinalEpochsLeaveAndTheFilesStillGiveTheirReports() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      closed(net);
      long devices = net.rows.number("select count(distinct device_id) from report").longValue();
      EpochInputs before = PublishedEpoch.read(net.files(), 1).inputs();
      retention(net, Duration.ofDays(9)).step();
      assertThat(net.rows.number("select count(*) from report")).as("too early").isPositive();
      EpochRetention later = retention(net, Duration.ofDays(11));
      for (int i = 0; i < EpochNetwork.OVER; i++) {
        later.step();
      }
      assertThat(net.rows.number("select count(*) from report")).isZero();
      assertThat(net.rows.number("select count(*) from verdict")).isZero();
      assertThat(
              net.rows.number("select count(*) from epoch where left_ms is null and number <= 3"))
          .isZero();
      assertThat(net.rows.number("select count(*) from device_sequence")).isEqualTo(devices);
      assertThat(net.rows.number("select count(*) from epoch_device where epoch = 3"))
          .as("the newest sealed epoch's devices are seniority")
          .isPositive();
      assertThat(PublishedEpoch.read(net.files(), 1).inputs()).isEqualTo(before);
      net.lifecycle().step();
    }
  }

  @Test
  void rowsStayWhileAFileIsDamagedOrMissing() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      closed(net);
      Path file = published.resolve(PublishedEpoch.folder(1)).resolve("reports-0000.seg");
      byte[] whole = Files.readAllBytes(file);
      byte[] damaged = whole.clone();
      damaged[damaged.length / 2] ^= 1;
      Path _ = Files.write(file, damaged);
      EpochRetention retention = retention(net, Duration.ofDays(11));
      assertThatThrownBy(retention::step).hasMessageStartingWith("the rows of epoch 1 stay: ");
      Files.delete(file);
      assertThatThrownBy(retention::step).hasMessageStartingWith("the rows of epoch 1 stay: ");
      assertThat(net.rows.number("select count(*) from report where epoch = 1")).isPositive();
      Path _ = Files.write(file, whole);
      retention.step();
      assertThat(net.rows.number("select count(*) from report where epoch = 1")).isZero();
    }
  }

  private static void closed(EpochNetwork net) {
    new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
    net.finish(net.lifecycle());
  }

  private static EpochRetention retention(EpochNetwork net, Duration afterwards) {
    Instant now = Instant.ofEpochMilli(net.terms.schedule().period(4).startMs()).plus(afterwards);
    return new EpochRetention(
        net.journal(),
        new SqlRetiringRows(net.transactions),
        net.publisher(),
        new SegmentFiles(net.files(), net.terms.network()),
        KEEP,
        () -> now);
  }
}
