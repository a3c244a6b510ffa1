package io.trigpoint.node.epochs.compute;

import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.EpochPublisher;
import io.trigpoint.node.epochs.InputManifest;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.SegmentCodec;
import io.trigpoint.node.epochs.VerdictSource;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.node.store.FolderEpochStore;
import io.trigpoint.node.store.SqlEpochJournal;
import io.trigpoint.node.store.SqlTransactions;
import io.trigpoint.node.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Closes one generated epoch as a node does, from sealed segment files to published files and rows
 * in a real database, signatures taken as checked: {@code BoundedCloseBench FOLDER THREADS
 * VILLAGES}, 484 reports for each village. The heap is what the JVM was started with.
 */
final class BoundedCloseBench {

  private BoundedCloseBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory(Path.of(args[0]), "close-");
    GivenCrowd crowd = new GivenCrowd(Integer.parseInt(args[2]));
    EpochHead head = crowd.head();
    SegmentSource segments = CrowdFiles.write(folder, crowd, head);
    FolderEpochStore store = new FolderEpochStore(folder.resolve("store"));
    inputs(store, head);
    DataSource database = TestDatabase.fresh();
    row(database, head);
    long started = System.nanoTime();
    EpochPublisher publisher = new EpochPublisher(store);
    EpochShards shards = new EpochShards(head, segments, GivenCrowd.CHECKED);
    ComputedEpoch computed;
    long shelf = Runtime.getRuntime().maxMemory() / 8;
    try (ShardShelf between = new ShardShelf(folder, shelf)) {
      computed =
          ShardedComputation.compute(
              shards,
              new ThreadedEngine(shards, Integer.parseInt(args[1])),
              between,
              publisher.verdicts(head.frame(), segments.shards()));
    }
    say("computed, verdicts written", started);
    VerdictSource verdicts = publisher.publish(head, computed);
    say("published", started);
    boolean first =
        new SqlEpochJournal(new SqlTransactions(database), Clock.systemUTC())
            .computed(computed, verdicts, head.frame().period().number(), 1);
    say("rows written: " + first, started);
    System.out.printf(
        Locale.ROOT,
        "%d reports, %d shards, heap of at most %d MB, %s%n",
        segments.reports(),
        segments.shards(),
        Runtime.getRuntime().maxMemory() >> 20,
        computed.tally());
    System.exit(0);
  }

  private static void inputs(FolderEpochStore store, EpochHead head) throws Exception {
    String folder = PublishedEpoch.folder(head.frame().period().number());
    store.write(folder, InputManifest.NAME, "{}".getBytes(StandardCharsets.US_ASCII));
    store.write(folder, PublishedEpoch.HEAD, SegmentCodec.encode(head));
    store.write(folder, PublishedEpoch.EVIDENCE_BEFORE, head.evidence().toBytes());
  }

  private static void row(DataSource database, EpochHead head) throws Exception {
    try (Connection connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "insert into epoch (number, start_ms, end_ms, state)"
                    + " values (?, ?, ?, 'INPUT_FINAL')")) {
      statement.setLong(1, head.frame().period().number());
      statement.setLong(2, head.frame().period().startMs());
      statement.setLong(3, head.frame().period().endMs());
      int _ = statement.executeUpdate();
    }
  }

  private static void say(String what, long startedNanos) {
    System.out.printf(
        Locale.ROOT, "%s after %.1f s%n", what, (System.nanoTime() - startedNanos) / 1e9);
  }
}
