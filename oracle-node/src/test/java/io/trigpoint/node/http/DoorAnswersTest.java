package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.intake.Fleet;
import io.trigpoint.node.intake.TokenBuckets;
import io.trigpoint.node.store.ScratchDatabase;
import io.trigpoint.node.store.SqlDeviceDirectory;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Header;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.SignedReport;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotas, openings of locations and odd protocol versions, over a small quota. */
class DoorAnswersTest {
  private static final int BURST = 5;

  /** Closes no connection by itself while a test waits. */
  private static final DoorLimits PATIENT =
      new DoorLimits(262_144, 8_388_608, Duration.ofSeconds(10), Duration.ofMinutes(3), 20_000);

  private static final Fleet FLEET = new Fleet(4, 91);
  private static IntakeNode node;
  private static SqlDeviceDirectory directory;

  @BeforeAll
  static void open() throws Exception {
    ScratchDatabase database = ScratchDatabase.fresh();
    directory = new SqlDeviceDirectory(database.transactions(), Duration.ofHours(1));
    node = IntakeNode.over(database.database(), directory, new TokenBuckets(1, BURST), PATIENT);
    for (int i = 0; i < FLEET.size(); i++) {
      node.rows().device(Fleet.registration(FLEET.signer(i)));
    }
  }

  @AfterAll
  static void close() throws Exception {
    directory.close();
    node.close();
  }

  @Test
  void aDeviceOverItsQuotaIsToldWhenToTryAgain() throws Exception {
    SignedReport[] tooMany = witnesses(0, BURST + 1);
    HttpResponse<byte[]> answer = node.post(Fleet.batch(tooMany));
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(new JsonObject(new String(answer.body(), StandardCharsets.UTF_8)).getString("code"))
        .isEqualTo("intake.over-quota");
    assertThat(tooMany).noneMatch(node::stored);
    assertThat(node.send(Arrays.copyOf(tooMany, BURST)).items())
        .hasOnlyElementsOfType(Item.Accepted.class);
    assertThat(node.send(witnesses(1, BURST)).items())
        .as("another device is not held up")
        .hasOnlyElementsOfType(Item.Accepted.class);
  }

  @Test
  void aLocationOpensItsCommitmentOrIsRefused() throws Exception {
    long now = System.currentTimeMillis();
    LocationAssertion honest = FLEET.location(2, 1, now);
    LocationAssertion elsewhere =
        new LocationAssertion(
            new Header(FLEET.signer(2).deviceId(), 2, now, false),
            new AssertedLocation(
                honest.location().cell(),
                honest.location().gain(),
                honest.location().elevationDecimetres() + 1),
            honest.salt());
    LocationAssertion unsalted =
        new LocationAssertion(
            new Header(FLEET.signer(2).deviceId(), 3, now, false), honest.location(), Hash32.ZERO);
    var items =
        node.send(FLEET.sign(2, elsewhere), FLEET.sign(2, unsalted), FLEET.sign(2, honest)).items();
    for (Item item : items.subList(0, 2)) {
      assertThat(item)
          .isInstanceOfSatisfying(
              Item.Refused.class,
              refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.LOCATION_MISMATCH));
    }
    assertThat(items.getLast()).isInstanceOf(Item.Accepted.class);
    byte[] device = FLEET.signer(2).deviceId().value().toBytes();
    assertThat(
            node.rows()
                .number("select location_cell from device where device_id = ?", (Object) device))
        .isEqualTo(BigInteger.valueOf(honest.location().cell().index()));
    directory.refresh();
    assertThat(directory.find(FLEET.signer(2).deviceId()).orElseThrow().device().location())
        .isEqualTo(Optional.of(honest.location()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/9.9", "HTTP/0.9", "HTTX/1.1"})
  void anUnknownProtocolVersionIsAnswered501AndTheConnectionIsClosed(String version)
      throws Exception {
    assertThat(raw("GET /livez " + version + "\r\nHost: x\r\n\r\n"))
        .contains(" 501 ")
        .contains("content-length: 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /livez HTTP/1.1 HTTP/1.1", "GET", "GET /livez HTTP"})
  void aBrokenRequestLineIsAProblemAndTheConnectionIsClosed(String line) throws Exception {
    assertThat(raw(line + "\r\nHost: x\r\n\r\n"))
        .contains(" 400 ")
        .contains(Problem.MEDIA_TYPE)
        .contains("\"code\":\"http.bad-request\"");
  }

  /** What is answered until the other side closes the connection. */
  private static String raw(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SignedReport[] witnesses(int hotspot, int count) {
    long now = System.currentTimeMillis();
    return LongStream.rangeClosed(1, count)
        .mapToObj(sequence -> FLEET.sign(hotspot, FLEET.witness(hotspot, sequence, now)))
        .toArray(SignedReport[]::new);
  }
}
