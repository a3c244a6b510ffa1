package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.store.SqlEpochCopies;
import io.trigpoint.node.store.SqlRetiringRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  /** One node's whole folder is no reason to take from the others what they have no copy of. */
  @Test
  void rowsStayUntilEveryNodeHasConfirmedItsOwnCopy(@TempDir Path other) throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      closed(net);
      EpochRetention here = retention(net, Duration.ofDays(11), each(net, "a", "a", "b"));
      staysFor(here, "the rows of epoch 1 stay: their own copy is not confirmed by b yet");
      EpochRetention there =
          retention(net.at(other), Duration.ofDays(11), each(net, "b", "a", "b"));
      staysFor(there, "the rows of epoch 1 stay: its files are not in this node's store");
      assertThat(net.rows.number("select count(*) from report where epoch = 1")).isPositive();
      net.lifecycle().step();
      net.lifecycle().step();
      there.step();
      assertThat(net.rows.number("select count(*) from report where epoch = 1")).isZero();
    }
  }

  @Test
  void rowsStayWhileANodeOfTheClusterIsAway() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      closed(net);
      EpochRetention alone = retention(net, Duration.ofDays(11), each(net, "a", "a"));
      staysFor(
          alone,
          "the rows of epoch 1 stay: 1 of the 2 nodes in cluster.members are here; start the"
              + " others, or take them out");
      assertThat(net.rows.number("select count(*) from report where epoch = 1")).isPositive();
    }
  }

  private static void staysFor(EpochRetention retention, String why) {
    assertThatThrownBy(retention::step).hasMessage(why);
  }

  private static EpochKeepers each(EpochNetwork net, String self, String... live) {
    return new EpochKeepers.EachNode(
        self, () -> List.of(live), 2, new SqlEpochCopies(net.transactions));
  }

  private static void closed(EpochNetwork net) {
    new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
    net.finish(net.lifecycle());
  }

  private static EpochRetention retention(EpochNetwork net, Duration afterwards) {
    return retention(net, afterwards, new EpochKeepers.OneStore());
  }

  private static EpochRetention retention(
      EpochNetwork net, Duration afterwards, EpochKeepers keepers) {
    Instant now = Instant.ofEpochMilli(net.terms.schedule().period(4).startMs()).plus(afterwards);
    return new EpochRetention(
        net.journal(),
        new SqlRetiringRows(net.transactions),
        net.publisher(),
        new SegmentFiles(net.files(), net.terms.network()),
        keepers,
        KEEP,
        () -> now);
  }
}
