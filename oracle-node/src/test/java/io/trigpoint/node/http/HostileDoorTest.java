package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.trigpoint.node.intake.Fleet;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.IngestReceipt.Item;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.ReceiptCodec;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.wire.ReportBatchMessage;
import io.trigpoint.report.wire.SignedReportMessage;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * I-6 and I-8 at intake: bad input gets a stable code or a closed connection, honest input goes on.
 */
class HostileDoorTest {
  private static final Fleet FLEET = new Fleet(3, 11);
  private static IntakeNode node;
  private static long sequence;

  @BeforeAll
  static void open() throws Exception {
    node = IntakeNode.open(FLEET);
  }

  @AfterAll
  static void close() throws Exception {
    node.close();
  }

  @AfterEach
  void honestTrafficGoesOn() throws Exception {
    assertThat(node.send(honest()).items()).hasOnlyElementsOfType(Item.Accepted.class);
  }

  private static SignedReport honest() {
    return FLEET.sign(0, FLEET.witness(0, ++sequence, System.currentTimeMillis()));
  }

  private static RefusalReason refusal(SignedReport report) throws Exception {
    IngestReceipt receipt = node.send(report);
    assertThat(node.stored(report)).isFalse();
    return ((Item.Refused) receipt.items().getFirst()).reason();
  }

  @Test
  void refusesAnUnknownDevice() throws Exception {
    Fleet strangers = new Fleet(1, 12);
    SignedReport report = strangers.sign(0, strangers.witness(0, 1, System.currentTimeMillis()));
    assertThat(refusal(report)).isEqualTo(RefusalReason.UNKNOWN_DEVICE);
  }

  @Test
  void refusesASignatureOfAnotherDevice() throws Exception {
    SignedReport report = FLEET.sign(1, FLEET.witness(2, 1, System.currentTimeMillis()));
    assertThat(refusal(report)).isEqualTo(RefusalReason.BAD_SIGNATURE);
  }

  @Test
  void refusesAReportForAnotherNetwork() throws Exception {
    SignedReport report =
        FLEET.signer(1).sign(new NetworkId(1), FLEET.witness(1, 1, System.currentTimeMillis()));
    assertThat(refusal(report)).isEqualTo(RefusalReason.BAD_SIGNATURE);
  }

  @Test
  void refusesABodyUnderAnotherKind() throws Exception {
    SignedReport honest = honest();
    SignedReport report = new SignedReport(ReportKind.WEATHER, honest.body(), honest.signature());
    assertThat(refusal(report))
        .isIn(
            RefusalReason.MALFORMED, RefusalReason.WRONG_DEVICE_KIND, RefusalReason.BAD_SIGNATURE);
  }

  @Test
  void refusesAClockThatIsAhead() throws Exception {
    SignedReport report = FLEET.sign(1, FLEET.witness(1, 1, System.currentTimeMillis() + 180_000));
    assertThat(refusal(report)).isEqualTo(RefusalReason.FROM_THE_FUTURE);
  }

  @Test
  void refusesAReportOfLastMonth() throws Exception {
    SignedReport report =
        FLEET.sign(1, FLEET.witness(1, 1, System.currentTimeMillis() - 30L * 86_400_000));
    assertThat(refusal(report)).isEqualTo(RefusalReason.TOO_OLD);
  }

  @Test
  void refusesAnUnknownKindAndABrokenBodyBesideAnHonestReport() throws Exception {
    SignedReport honest = honest();
    byte[] batch =
        ReportBatchMessage.newBuilder()
            .addReports(SignedReportMessage.newBuilder().setKind(77))
            .addReports(
                SignedReportMessage.newBuilder()
                    .setKind(2)
                    .setBody(ByteString.copyFromUtf8("not protobuf")))
            .addReports(Fleet.message(honest))
            .build()
            .toByteArray();
    IngestReceipt receipt = ReceiptCodec.open(node.post(batch).body(), SignatureChecks.fastest());
    assertThat(((Item.Refused) receipt.items().get(0)).reason())
        .isEqualTo(RefusalReason.UNKNOWN_KIND);
    assertThat(((Item.Refused) receipt.items().get(1)).reason()).isEqualTo(RefusalReason.MALFORMED);
    assertThat(receipt.items().get(2)).isInstanceOf(Item.Accepted.class);
  }

  @Test
  void refusesATruncatedBatchAnEmptyOneAndOneOfTooManyReports() throws Exception {
    byte[] whole = Fleet.batch(honest());
    problem(node.post(Arrays.copyOf(whole, whole.length - 5)), 400, "intake.malformed");
    problem(node.post(new byte[0]), 400, "intake.malformed");
    SignedReport[] many = new SignedReport[101];
    Arrays.fill(many, honest());
    problem(node.post(Fleet.batch(many)), 413, "intake.too-large");
    problem(node.post(new byte[300_000]), 413, "intake.too-large");
  }

  @Test
  void answersEveryWrongAddressWithAProblem() throws Exception {
    assertThat(new JsonObject(node.get("/v1/nothing").body()).getString("code"))
        .isEqualTo("http.not-found");
    HttpResponse<String> method = node.get("/v1/reports");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(new JsonObject(method.body()).getString("code"))
        .isEqualTo("http.method-not-allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /v1/reports HTTP/1.1~Host: x~Content-Type: text/plain~Content-Length: 1~~x | 415",
        "POST /v1/reports HTTP/1.1~Host: x~Content-Type: application/x-protobuf~"
            + "Content-Encoding: gzip~Content-Length: 1~~x | 415",
        "POST /v1/reports HTTP/1.1~Host: x~Content-Type: application/x-protobuf~"
            + "Content-Length: 999999999~~x | 413",
        "GARBAGE~~ | 400",
      })
  void answersRawNonsense(String request, int status) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(60_000);
      write(socket, request.strip().replace("~", "\r\n"));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).contains(Problem.MEDIA_TYPE);
      assertThat(answer.lines().findFirst().orElse("")).contains(" " + status + " ");
    }
  }

  @Test
  void cutsHeadersThatDoNotEnd() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(60_000);
      write(socket, "GET /livez HTTP/1.1\r\nHost: x\r\nX-Bomb: " + "a".repeat(40_000) + "\r\n\r\n");
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 431").contains("http.headers-too-large");
    }
  }

  @Test
  void givesUpOnASlowSender() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(60_000);
      write(
          socket,
          "POST /v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-protobuf\r\n"
              + "Content-Length: 1000\r\n\r\nslow");
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 408").contains("http.too-slow");
    }
  }

  private static void problem(HttpResponse<byte[]> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(new JsonObject(new String(answer.body(), StandardCharsets.UTF_8)).getString("code"))
        .isEqualTo(code);
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
