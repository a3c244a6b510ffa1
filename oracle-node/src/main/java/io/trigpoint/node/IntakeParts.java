package io.trigpoint.node;

import io.trigpoint.node.cluster.BeaconWindow;
import io.trigpoint.node.cluster.OperatorCluster;
import io.trigpoint.node.cluster.SharedQuota;
import io.trigpoint.node.cluster.WatchedJournal;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.http.NodeMetrics;
import io.trigpoint.node.intake.IntakeLimits;
import io.trigpoint.node.intake.ReportIntake;
import io.trigpoint.node.intake.TokenBuckets;
import io.trigpoint.node.keys.NodeKeys;
import io.trigpoint.node.store.SqlDeviceDirectory;
import io.trigpoint.node.store.SqlReportJournal;
import io.trigpoint.report.SignatureCheck;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;

/** What takes reports in, and what is known of it while it does. */
record IntakeParts(
    ReportIntake intake,
    SqlDeviceDirectory devices,
    OperatorCluster cluster,
    NodeMetrics metrics,
    String receiptKey) {
  private static final int ROWS_PER_COMMIT = 2_000;
  private static final long QUOTA_PER_SECOND = 20;
  private static final long QUOTA_BURST = 20_000;
  private static final long QUOTA_PER_MINUTE = 40_000;
  private static final Duration DEVICES_EVERY = Duration.ofSeconds(1);

  static IntakeParts open(
      NodeConfig config,
      NodeKeys keys,
      StoreParts store,
      OperatorCluster cluster,
      SignatureCheck signatures,
      NodeMetrics metrics,
      InstantSource clock,
      Opened opened) {
    SqlDeviceDirectory devices =
        opened.keep(new SqlDeviceDirectory(store.transactions(), DEVICES_EVERY));
    SqlReportJournal journal =
        opened.keep(new SqlReportJournal(store.transactions(), ROWS_PER_COMMIT));
    BeaconWindow window = new BeaconWindow(cluster);
    SharedQuota quota =
        new SharedQuota(cluster, new TokenBuckets(QUOTA_PER_SECOND, QUOTA_BURST), QUOTA_PER_MINUTE);
    ReportIntake intake =
        opened.keep(
            new ReportIntake(
                new ReportIntake.Parts(
                    config.chain().network(),
                    devices,
                    quota,
                    new WatchedJournal(journal, window),
                    signatures,
                    keys.receipt(),
                    clock,
                    metrics),
                IntakeLimits.published()));
    metrics.gauge("trigpoint_journal_waiting", "Reports waiting for a commit.", journal::depth);
    metrics.gauge("trigpoint_database_busy", "Connections in use.", store.database()::busy);
    metrics.gauge(
        "trigpoint_cluster_members", "Members of the cluster.", () -> cluster.members().size());
    metrics.gauge(
        "trigpoint_live_beacons",
        "Beacons of the last ten minutes whose window this member keeps.",
        () -> window.live().open());
    metrics.gauge(
        "trigpoint_live_beacons_witnessed",
        "Of those, beacons that somebody heard.",
        () -> window.live().witnessed());
    return new IntakeParts(
        intake,
        devices,
        cluster,
        metrics,
        HexFormat.of().formatHex(keys.receipt().key().publicKey()));
  }
}
