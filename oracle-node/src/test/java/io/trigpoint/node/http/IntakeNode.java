package io.trigpoint.node.http;

import io.trigpoint.node.intake.DeviceDirectory;
import io.trigpoint.node.intake.Fleet;
import io.trigpoint.node.intake.IntakeLimits;
import io.trigpoint.node.intake.IntakeMeter;
import io.trigpoint.node.intake.IntakeQuota;
import io.trigpoint.node.intake.ReportIntake;
import io.trigpoint.node.intake.TokenBuckets;
import io.trigpoint.node.store.ScratchDatabase;
import io.trigpoint.node.store.SqlDatabase;
import io.trigpoint.node.store.SqlReportJournal;
import io.trigpoint.node.store.TestRows;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.ReceiptCodec;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.report.SignedReport;
import io.vertx.core.Vertx;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The intake of a node: real door, real intake, real PostgreSQL. */
final class IntakeNode implements AutoCloseable {
  static final DoorLimits LIMITS =
      new DoorLimits(262_144, 8_388_608, Duration.ofSeconds(2), Duration.ofSeconds(5), 20_000);

  private final SqlDatabase database;
  private final TestRows rows;
  private final SqlReportJournal journal;
  private final Vertx vertx = Vertx.vertx();
  private final ReportIntake intake;
  private final HttpDoor door;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private IntakeNode(
      SqlDatabase database, DeviceDirectory devices, IntakeQuota quota, DoorLimits limits)
      throws Exception {
    this.database = database;
    this.rows = new TestRows(database.source());
    this.journal = new SqlReportJournal(database.transactions(), 2_000);
    DeviceSigner receiptKey = DeviceSigner.generate(KeyType.ED25519, new Random(99));
    this.intake =
        new ReportIntake(
            new ReportIntake.Parts(
                Fleet.NETWORK,
                devices,
                quota,
                journal,
                SignatureChecks.fastest(),
                receiptKey,
                InstantSource.system(),
                IntakeMeter.none()),
            IntakeLimits.published());
    this.door =
        new HttpDoor(
            vertx, limits, List.of(new ReportsRoute(intake, new BodyReader(vertx, limits))));
    this.port = door.open("127.0.0.1", 0).await(60, TimeUnit.SECONDS);
  }

  static IntakeNode open(Fleet fleet) throws Exception {
    return over(ScratchDatabase.fresh().database(), fleet);
  }

  /** A node on a database that others may use too; it is closed with the node. */
  static IntakeNode over(SqlDatabase database, DeviceDirectory devices) throws Exception {
    return over(database, devices, new TokenBuckets(20, 2_000));
  }

  static IntakeNode over(SqlDatabase database, DeviceDirectory devices, IntakeQuota quota)
      throws Exception {
    return over(database, devices, quota, LIMITS);
  }

  static IntakeNode over(
      SqlDatabase database, DeviceDirectory devices, IntakeQuota quota, DoorLimits limits)
      throws Exception {
    return new IntakeNode(database, devices, quota, limits);
  }

  int port() {
    return port;
  }

  TestRows rows() {
    return rows;
  }

  HttpDoor door() {
    return door;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  HttpResponse<byte[]> post(byte[] body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri("/v1/reports"))
            .header("Content-Type", ReportsRoute.PROTOBUF)
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The receipt, its signature checked. */
  IngestReceipt send(SignedReport... reports) throws Exception {
    HttpResponse<byte[]> answer = post(Fleet.batch(reports));
    if (answer.statusCode() != 200) {
      throw new AssertionError(
          answer.statusCode() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return ReceiptCodec.open(answer.body(), SignatureChecks.fastest());
  }

  boolean stored(SignedReport report) {
    return rows.number(
            "select count(*) from report where report_id = ?", report.id(Fleet.NETWORK).value())
        .equals(BigInteger.ONE);
  }

  @Override
  public void close() throws TimeoutException {
    door.close().await(60, TimeUnit.SECONDS);
    intake.close();
    journal.close();
    vertx.close().await(60, TimeUnit.SECONDS);
    client.close();
    database.close();
  }
}
