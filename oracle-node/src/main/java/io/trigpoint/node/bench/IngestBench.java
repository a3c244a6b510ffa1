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
import io.trigpoint.report.SignedReport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Signed reports, twenty per POST, over loopback HTTP to a durable acknowledgement on an embedded
 * PostgreSQL with fsync on. Client, node and database share the machine.
 */
final class IngestBench {
  private static final int PER_POST = 20;
  private static final int WARM_UP_POSTS = 1_500;
  private static final int INSERTED_ROWS = 40_000;

  private final int posts;
  private final int connections;
  private final PrintWriter progress;

  IngestBench(int posts, int connections, PrintWriter progress) {
    this.posts = posts;
    this.connections = connections;
    this.progress = progress;
  }

  /** One run on a database of its own. */
  IngestFigures run() throws Exception {
    Path directory = Files.createTempDirectory("trigpoint-bench");
    progress.println("starting PostgreSQL");
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(directory);
        SqlDatabase database = SqlDatabase.open(server.url(), EmbeddedPostgresServer.USER, "", 4)) {
      return run(database, directory);
    } finally {
      deleteAll(directory);
    }
  }

  private IngestFigures run(SqlDatabase database, Path directory) throws Exception {
    progress.printf(Locale.ROOT, "signing %d reports%n", (WARM_UP_POSTS + posts) * PER_POST);
    BenchFleet fleet = new BenchFleet(5_000);
    long nowMs = InstantSource.system().millis();
    List<VerifiedReport> sample = new ArrayList<>();
    List<byte[]> warmUp = new ArrayList<>();
    List<byte[]> measured = new ArrayList<>();
    for (int post = 0; post < WARM_UP_POSTS + posts; post++) {
      List<VerifiedReport> reports = reports(fleet, post * PER_POST, PER_POST, nowMs);
      if (post < WARM_UP_POSTS) {
        warmUp.add(BenchFleet.batch(reports));
        sample.addAll(reports);
      } else {
        measured.add(BenchFleet.batch(reports));
      }
    }
    try (SqlReportJournal journal = new SqlReportJournal(database.transactions(), 2_000)) {
      IngestFigures.Http http = overHttp(journal, fleet, directory, warmUp, measured);
      progress.printf(
          Locale.ROOT,
          "%.0f reports/s, CPU per report: node %.1f us, client %.1f us, PostgreSQL %.1f us%n",
          http.reportsPerSecond(),
          http.nodeMicros(),
          http.clientMicros(),
          http.databaseMicros());
      progress.println("bare insert");
      double inserts = bareInsert(journal, fleet, nowMs);
      progress.println("bare verify");
      return new IngestFigures(http, bareVerify(fleet, sample), inserts);
    }
  }

  private static List<VerifiedReport> reports(BenchFleet fleet, int from, int count, long nowMs) {
    List<VerifiedReport> reports = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      reports.add(fleet.report(from + i, nowMs));
    }
    return reports;
  }

  private IngestFigures.Http overHttp(
      SqlReportJournal journal,
      BenchFleet fleet,
      Path directory,
      List<byte[]> warmUp,
      List<byte[]> measured)
      throws Exception {
    Vertx vertx = Vertx.vertx();
    DoorLimits limits = DoorLimits.published();
    try (ReportIntake intake = intake(journal, fleet)) {
      HttpDoor door =
          new HttpDoor(
              vertx, limits, List.of(new ReportsRoute(intake, new BodyReader(vertx, limits))));
      int port = door.open("127.0.0.1", 0).await(10, TimeUnit.SECONDS);
      BenchClient client = new BenchClient(port, connections);
      progress.println("warming up");
      BenchClient.Run _ = client.send(warmUp);
      progress.printf(Locale.ROOT, "sending %d posts%n", measured.size());
      Duration processBefore = processCpu();
      Duration databaseBefore = databaseCpu(directory);
      BenchClient.Run run = client.send(measured);
      double perReport = 1e3 * measured.size() * PER_POST;
      IngestFigures.Http figures =
          new IngestFigures.Http(
              measured.size() * PER_POST / seconds(run.elapsed()),
              run.quantileMillis(0.50),
              run.quantileMillis(0.99),
              processCpu().minus(processBefore).minus(run.clientCpu()).toNanos() / perReport,
              run.clientCpu().toNanos() / perReport,
              databaseCpu(directory).minus(databaseBefore).toNanos() / perReport);
      Void _ = door.close().await(10, TimeUnit.SECONDS);
      return figures;
    } finally {
      Void _ = vertx.close().await(10, TimeUnit.SECONDS);
    }
  }

  private static ReportIntake intake(SqlReportJournal journal, BenchFleet fleet) {
    return new ReportIntake(
        new ReportIntake.Parts(
            BenchFleet.NETWORK,
            fleet,
            new TokenBuckets(20, 2_000),
            journal,
            SignatureChecks.fastest(),
            DeviceSigner.generate(KeyType.ED25519, new Random(2)),
            InstantSource.system(),
            new NodeMetrics()),
        IntakeLimits.published());
  }

  private double bareInsert(SqlReportJournal journal, BenchFleet fleet, long nowMs)
      throws Exception {
    int from = (WARM_UP_POSTS + posts) * PER_POST;
    List<List<VerifiedReport>> batches = new ArrayList<>();
    for (int row = 0; row < INSERTED_ROWS; row += 1_000) {
      batches.add(reports(fleet, from + row, 1_000, nowMs));
    }
    long begun = System.nanoTime();
    List<Future<?>> stored = new ArrayList<>();
    batches.forEach(batch -> stored.add(journal.append(batch)));
    Object _ = Future.all(stored).await(120, TimeUnit.SECONDS);
    return INSERTED_ROWS * 1e9 / (System.nanoTime() - begun);
  }

  private static double bareVerify(BenchFleet fleet, List<VerifiedReport> sample) {
    SignatureCheck signatures = SignatureChecks.fastest();
    long begun = System.nanoTime();
    for (int i = 0; i < sample.size(); i++) {
      SignedReport signed = sample.get(i).signed();
      if (!signatures.accepts(
          fleet.signer(i).key(), signed.signedBytes(BenchFleet.NETWORK), signed.signature())) {
        throw new IllegalStateException("a good signature was refused");
      }
    }
    return sample.size() * 1e9 / (System.nanoTime() - begun);
  }

  private static Duration processCpu() {
    return cpu(ProcessHandle.current());
  }

  /** Of PostgreSQL's processes that are alive: the pool keeps its connections through a run. */
  private static Duration databaseCpu(Path directory) {
    return EmbeddedPostgresServer.process(directory).stream()
        .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
        .map(IngestBench::cpu)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
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
