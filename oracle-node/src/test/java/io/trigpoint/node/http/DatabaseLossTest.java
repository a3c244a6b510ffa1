package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.cluster.TestPorts;
import io.trigpoint.node.intake.Fleet;
import io.trigpoint.node.store.EmbeddedPostgresServer;
import io.trigpoint.node.store.SqlDatabase;
import io.trigpoint.node.store.SqlDeviceDirectory;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.ReceiptCodec;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.report.SignedReport;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under intake and comes back; the node stays up all the time. */
class DatabaseLossTest {
  private static final Fleet FLEET = new Fleet(1, 101);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void answersUnavailableWhileTheDatabaseIsGoneAndGoesOnWithoutARestart() throws Exception {
    int port = TestPorts.next();
    EmbeddedPostgres server = running(port);
    String url = server.getJdbcUrl(EmbeddedPostgresServer.USER, EmbeddedPostgresServer.USER);
    try (SqlDatabase database = SqlDatabase.open(url, EmbeddedPostgresServer.USER, "", 4);
        SqlDeviceDirectory devices =
            new SqlDeviceDirectory(database.transactions(), Duration.ofMillis(200));
        IntakeNode node = IntakeNode.over(database, devices)) {
      node.rows().device(Fleet.registration(FLEET.signer(0)));
      SignedReport before = witness(1);
      long firstMs = node.send(before).receivedMs();

      server.close();
      SignedReport meanwhile = witness(2);
      refusesForNow(node.post(Fleet.batch(meanwhile)));
      Fleet stranger = new Fleet(1, 102);
      SignedReport strange = stranger.sign(0, stranger.witness(0, 1, System.currentTimeMillis()));
      refusesForNow(node.post(Fleet.batch(strange)));

      try (EmbeddedPostgres _ = running(port)) {
        IngestReceipt receipt = sendUntilTaken(node, before, meanwhile);
        assertThat(receipt.items())
            .containsExactly(
                new Item.Duplicate(before.id(Fleet.NETWORK), 1, firstMs),
                new Item.Accepted(meanwhile.id(Fleet.NETWORK), 1));
        assertThat(node.stored(meanwhile)).isTrue();
      }
    }
  }

  private static SignedReport witness(long sequence) {
    return FLEET.sign(0, FLEET.witness(0, sequence, System.currentTimeMillis()));
  }

  private EmbeddedPostgres running(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(directory.resolve("data"))
        .setOverrideWorkingDirectory(directory.resolve("program").toFile())
        .setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  private static void refusesForNow(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(new JsonObject(new String(answer.body(), StandardCharsets.UTF_8)).getString("code"))
        .isEqualTo("store.unavailable");
  }

  /** As an agent does: the same bytes again until they are taken. */
  private static IngestReceipt sendUntilTaken(IntakeNode node, SignedReport... reports)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<byte[]> answer = node.post(Fleet.batch(reports));
    while (answer.statusCode() != 200 && System.nanoTime() < deadline) {
      refusesForNow(answer);
      answer = node.post(Fleet.batch(reports));
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    return ReceiptCodec.open(answer.body(), SignatureChecks.fastest());
  }
}
