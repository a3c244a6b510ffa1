package io.trigpoint.node.bench;

import io.trigpoint.node.http.BodyReader;
import io.trigpoint.node.http.DoorLimits;
import io.trigpoint.node.http.HttpDoor;
import io.trigpoint.node.http.NodeMetrics;
import io.trigpoint.node.http.ReportsRoute;
import io.trigpoint.node.intake.IntakeLimits;
import io.trigpoint.node.intake.ReportIntake;
import io.trigpoint.node.intake.TokenBuckets;
import io.trigpoint.node.intake.VerifiedReport;
import io.trigpoint.node.store.EmbeddedPostgresServer;
import io.trigpoint.node.store.SqlDatabase;
import io.trigpoint.node.store.SqlReportJournal;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Signed reports, twenty per POST, over loopback HTTP to a durable acknowledgement on an embedded
 * PostgreSQL with fsync on. Client, node and database share the machine.
 */
public final class IngestBench {
  private static final int PER_POST = 20;
  private static final int WARM_UP_POSTS = 1_500;

  private IngestBench() {}

  /** Arguments: posts (default 10000), connections (default 64). */
  public static void main(String... arguments) throws Exception {
    int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
    Path directory = Files.createTempDirectory("trigpoint-bench");
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(directory);
        SqlDatabase database = SqlDatabase.open(server.url(), EmbeddedPostgresServer.USER, "", 4)) {
      run(database, posts, connections);
    } finally {
      deleteAll(directory);
    }
  }

  private static void run(SqlDatabase database, int posts, int connections) throws Exception {
    BenchFleet fleet = new BenchFleet(5_000);
    long nowMs = InstantSource.system().millis();
    List<byte[]> warmUp = new ArrayList<>();
    List<byte[]> measured = new ArrayList<>();
    List<VerifiedReport> sample = new ArrayList<>();
    for (int post = 0; post < WARM_UP_POSTS + posts; post++) {
      List<VerifiedReport> reports = new ArrayList<>(PER_POST);
      for (int i = 0; i < PER_POST; i++) {
        reports.add(fleet.report(post * PER_POST + i, nowMs));
      }
      (post < WARM_UP_POSTS ? warmUp : measured).add(BenchFleet.batch(reports));
      if (post < WARM_UP_POSTS) {
        sample.addAll(reports);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "machine: %d processors, Java %s%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
    try (SqlReportJournal journal = new SqlReportJournal(database.transactions(), 2_000)) {
      overHttp(journal, fleet, warmUp, measured, connections);
      bareInsert(journal, fleet, posts * PER_POST + warmUp.size() * PER_POST, nowMs);
    }
    bareVerify(fleet, sample);
  }

  private static void overHttp(
      SqlReportJournal journal,
      BenchFleet fleet,
      List<byte[]> warmUp,
      List<byte[]> measured,
      int connections)
      throws Exception {
    Vertx vertx = Vertx.vertx();
    DoorLimits limits = DoorLimits.published();
    SignatureCheck signatures = SignatureChecks.fastest();
    try (ReportIntake intake =
        new ReportIntake(
            new ReportIntake.Parts(
                BenchFleet.NETWORK,
                fleet,
                new TokenBuckets(20, 2_000),
                journal,
                signatures,
                DeviceSigner.generate(KeyType.ED25519, new Random(2)),
                InstantSource.system(),
                new NodeMetrics()),
            IntakeLimits.published())) {
      HttpDoor door =
          new HttpDoor(
              vertx, limits, List.of(new ReportsRoute(intake, new BodyReader(vertx, limits))));
      int port = door.open("127.0.0.1", 0).await(10, TimeUnit.SECONDS);
      BenchClient client = new BenchClient(port, connections);
      BenchClient.Run _ = client.send(warmUp);
      Duration cpuBefore = cpu();
      BenchClient.Run run = client.send(measured);
      Duration cpu = cpu().minus(cpuBefore);
      long reports = (long) measured.size() * PER_POST;
      System.out.printf(Locale.ROOT, "signatures: %s%n", signatures.name());
      System.out.printf(
          Locale.ROOT,
          "ingest: %.0f reports/s, %d reports, %d per POST, %d connections%n",
          reports / seconds(run.elapsed()),
          reports,
          PER_POST,
          connections);
      System.out.printf(
          Locale.ROOT,
          "ack: p50 %.1f ms, p99 %.1f ms%n",
          run.quantileMillis(0.50),
          run.quantileMillis(0.99));
      System.out.printf(
          Locale.ROOT,
          "CPU: node and client %.1f us per report, of which client threads %.1f us%n",
          cpu.toNanos() / 1e3 / reports,
          run.clientCpu().toNanos() / 1e3 / reports);
      Void _ = door.close().await(10, TimeUnit.SECONDS);
    } finally {
      Void _ = vertx.close().await(10, TimeUnit.SECONDS);
    }
  }

  private static void bareInsert(SqlReportJournal journal, BenchFleet fleet, int from, long nowMs)
      throws Exception {
    int rows = 40_000;
    List<List<VerifiedReport>> batches = new ArrayList<>();
    for (int row = 0; row < rows; row += 1_000) {
      List<VerifiedReport> batch = new ArrayList<>(1_000);
      for (int i = 0; i < 1_000; i++) {
        batch.add(fleet.report(from + row + i, nowMs));
      }
      batches.add(batch);
    }
    Instant begun = Instant.now();
    List<Future<?>> stored = new ArrayList<>();
    batches.forEach(batch -> stored.add(journal.append(batch)));
    Object _ = Future.all(stored).await(60, TimeUnit.SECONDS);
    System.out.printf(
        Locale.ROOT,
        "bare batched insert: %.0f rows/s%n",
        rows / seconds(Duration.between(begun, Instant.now())));
  }

  private static void bareVerify(BenchFleet fleet, List<VerifiedReport> sample) {
    SignatureCheck signatures = SignatureChecks.fastest();
    Instant begun = Instant.now();
    int good = 0;
    for (int i = 0; i < sample.size(); i++) {
      VerifiedReport report = sample.get(i);
      if (signatures.accepts(
          fleet.signer(i).key(),
          report.signed().signedBytes(BenchFleet.NETWORK),
          report.signed().signature())) {
        good++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "bare verify, one thread: %.0f signatures/s (%d good of %d)%n",
        sample.size() / seconds(Duration.between(begun, Instant.now())),
        good,
        sample.size());
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void deleteAll(Path directory) throws Exception {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
