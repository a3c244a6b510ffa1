package io.trigpoint.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.MalformedReport;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.ReceiptCodec;
import io.trigpoint.report.ReportCodec;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.SignedReport;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.report.wire.ReportBatchMessage;
import io.trigpoint.report.wire.SignedReportMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;

/** The agent's view of a node in memory: real bodies, real signatures, real receipts. */
public final class OracleStandIn implements AutoCloseable {
  private static final NetworkId NETWORK = new NetworkId(31_337);

  public static final String REWARD_TOKEN = "0x00000000000000000000000000000000000000aa";

  private final HttpServer server;
  private final DeviceSigner receiptKey = DeviceSigner.generate(KeyType.ED25519, new Random(7));
  private final DeviceSigner forger = DeviceSigner.generate(KeyType.ED25519, new Random(8));
  private final Map<ReportId, WeatherReading> kept = new LinkedHashMap<>();
  private final List<String> batches = new ArrayList<>();
  private final Map<String, String> pages = new LinkedHashMap<>();
  private boolean outage;
  private long segmentMs = 15_000;
  private long networkId = NETWORK.value();
  private boolean forging;

  private OracleStandIn(HttpServer server) {
    this.server = server;
  }

  public static OracleStandIn start() throws IOException {
    return start(0);
  }

  /** On a port of the caller's choice. */
  public static OracleStandIn start(int port) throws IOException {
    OracleStandIn oracle =
        new OracleStandIn(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16));
    oracle.server.createContext("/", oracle::handle);
    oracle.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    oracle.server.start();
    return oracle;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public synchronized void outage(boolean now) {
    outage = now;
  }

  /** Answers a path under /v1/devices or /v1/epochs; others there do not exist. */
  public synchronized void page(String path, String json) {
    pages.put(path, json);
  }

  public synchronized void segmentMs(long now) {
    segmentMs = now;
  }

  public synchronized void networkId(long now) {
    networkId = now;
  }

  synchronized void forgeReceipts(boolean now) {
    forging = now;
  }

  public synchronized List<Integer> temperatures() {
    return kept.values().stream()
        .map(reading -> reading.values().value(WeatherVariable.TEMPERATURE).orElseThrow())
        .toList();
  }

  public synchronized List<Long> sequences() {
    return kept.values().stream().map(reading -> reading.header().sequence()).toList();
  }

  synchronized List<String> batches() {
    return new ArrayList<>(batches);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] answer = answer(exchange);
      int status = answer.length > 0 ? 200 : away() ? 503 : 404;
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private synchronized boolean away() {
    return outage;
  }

  private synchronized byte[] answer(HttpExchange exchange) throws IOException {
    if (outage) {
      return new byte[0];
    }
    return switch (exchange.getRequestURI().getPath()) {
      case "/v1/reports" -> take(exchange.getRequestBody().readAllBytes());
      case "/v1/entropy" -> entropy();
      case "/v1/network" -> network();
      default ->
          pages
              .getOrDefault(exchange.getRequestURI().getPath(), "")
              .getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] network() {
    var page =
        Json.object()
            .put("networkId", networkId)
            .put("receipt_key", HexFormat.of().formatHex(receiptKey.key().publicKey()))
            .put("server_time_ms", System.currentTimeMillis());
    page.putObject("contracts").put("RewardToken", REWARD_TOKEN);
    page.putObject("beacon").put("segment_ms", segmentMs);
    return Json.bytes(page);
  }

  private static byte[] entropy() {
    long start = System.currentTimeMillis() / 60_000 * 60_000;
    return Json.bytes(
        Json.object()
            .put("number", start / 60_000)
            .put("value", "0x" + "5a".repeat(32))
            .put("start_ms", start)
            .put("end_ms", start + 180_000));
  }

  private byte[] take(byte[] batch) throws IOException {
    batches.add(HexFormat.of().formatHex(batch));
    List<IngestReceipt.Item> items = new ArrayList<>();
    for (SignedReportMessage message : ReportBatchMessage.parseFrom(batch).getReportsList()) {
      SignedReport signed =
          new SignedReport(
              ReportKind.WEATHER,
              message.getBody().toByteArray(),
              message.getSignature().toByteArray());
      items.add(new IngestReceipt.Item.Accepted(signed.id(NETWORK), 1));
      if (!forging) {
        kept.put(signed.id(NETWORK), decode(signed));
      }
    }
    IngestReceipt receipt =
        new IngestReceipt(
            NETWORK, HexFormat.of().formatHex(receiptKey.key().publicKey()), 1, items);
    return ReceiptCodec.sign(receipt, forging ? forger : receiptKey);
  }

  private static WeatherReading decode(SignedReport signed) throws IOException {
    try {
      return (WeatherReading) ReportCodec.decode(ReportKind.WEATHER, signed.body());
    } catch (MalformedReport malformed) {
      throw new IOException(malformed);
    }
  }
}
