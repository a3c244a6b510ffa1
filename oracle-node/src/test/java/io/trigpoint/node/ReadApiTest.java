package io.trigpoint.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.cli.TrigpointCommand;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a whole node lets people read after it has closed an epoch. */
class ReadApiTest {
  private static final String ABSENT =
      "abababababababababababababababababababababababababababababababab";
  private static final String OWNER = "1111111111111111111111111111111111111111";
  private static final String NOBODY = "0x" + "ee".repeat(20);

  @TempDir private static Path directory;

  private static RunningNode node;
  private static OpenApi api;

  @BeforeAll
  static void open() throws Exception {
    node = new RunningNode(directory);
    api = new OpenApi(new JsonObject(node.get("/v1/openapi.json").body()));
  }

  @AfterAll
  static void close() {
    node.close();
  }

  @Test
  void whatIsServedIsDescribedAndWhatIsDescribedIsServed() {
    assertThat(api.resources()).hasSizeGreaterThan(10).isEqualTo(node.node.resources());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/network, /v1/network",
    "/v1/entropy, /v1/entropy",
    "/v1/epochs, /v1/epochs?limit=2",
    "/v1/epochs/{epoch}, /v1/epochs/latest",
    "/v1/epochs/{epoch}/denials, /v1/epochs/1/denials?device=0x" + ABSENT,
    "/v1/coverage, /v1/coverage",
    "/v1/catalogue, /v1/catalogue",
    "/v1/openapi.json, /v1/openapi.json",
    "/livez, /livez",
    "/readyz, /readyz",
    "/metrics, /metrics"
  })
  void answersAsDescribed(String path, String asked) throws Exception {
    HttpResponse<String> answer = node.get(asked);
    assertThat(answer.statusCode()).isEqualTo(200);
    api.describes(path, answer);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/devices/{id}, /v1/devices/0x" + ABSENT + ", 404",
    "/v1/devices/{id}, /v1/devices/7, 400",
    "/v1/devices/{id}/verdicts, /v1/devices/nobody/verdicts, 400",
    "/v1/devices/{id}/verdicts, /v1/devices/0x" + ABSENT + "/verdicts?limit=0, 400",
    "/v1/devices/{id}/verdicts, /v1/devices/0x" + ABSENT + "/verdicts?cursor=x, 400",
    "/v1/devices/{id}/verdicts, /v1/devices/0x" + ABSENT + "/verdicts?epoch=x, 400",
    "/v1/epochs, /v1/epochs?limit=x, 400",
    "/v1/epochs/{epoch}, /v1/epochs/999999, 404",
    "/v1/epochs/{epoch}, /v1/epochs/first, 400",
    "/v1/epochs/{epoch}/denials, /v1/epochs/999999/denials, 404",
    "/v1/epochs/{epoch}/denials, /v1/epochs/1/denials?device=me, 400",
    "/v1/epochs/{epoch}/claims/{owner}, /v1/epochs/1/claims/me, 400",
    "/v1/epochs/{epoch}/claims/{owner}, /v1/epochs/999999/claims/0x" + OWNER + ", 404",
    "/v1/epochs/{epoch}/devices/{id}/explanation, /v1/epochs/1/devices/me/explanation, 400",
    "/v1/epochs/{epoch}/devices/{id}/explanation, /v1/epochs/999999/devices/0x"
        + ABSENT
        + "/explanation, 404",
    "/v1/epochs/{epoch}/devices/{id}/explanation, /v1/epochs/1/devices/0x"
        + ABSENT
        + "/explanation, 404",
    "/v1/readings, /v1/readings?kind=gold, 400"
  })
  void whatIsNotThereOrMalformedIsADescribedProblem(String path, String asked, int status)
      throws Exception {
    HttpResponse<String> answer = node.get(asked);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    api.describes(path, answer);
  }

  @Test
  void theNetworkIsTheOneThatTheNodeWorksFor() throws Exception {
    JsonObject network = json("/v1/network");
    assertThat(network.getLong("chainId")).isEqualTo(node.anvil.chainId());
    assertThat(network.getJsonObject("contracts").getString("deviceRegistry"))
        .isEqualTo(node.address("DeviceRegistry").hex());
    assertThat(network.getJsonObject("epoch").getLong("current")).isGreaterThanOrEqualTo(2);
    assertThat(network.getString("receipt_key")).hasSize(64);
  }

  @Test
  void theClosedEpochHasEveryFigure() throws Exception {
    HttpResponse<String> answer = node.get("/v1/epochs/1");
    api.describes("/v1/epochs/{epoch}", answer);
    JsonObject epoch = new JsonObject(answer.body());
    assertThat(epoch.fieldNames())
        .containsAll(
            List.of("input_root", "verdict_root", "reward_root", "parameter_hash", "post_tx"));
    assertThat(epoch.getString("state")).isEqualTo("FINAL");
    assertThat(epoch.getLong("reports")).isEqualTo(3 * 6 + 2 * 5);
    assertThat(epoch.getLong("accepted") + epoch.getLong("refused"))
        .isEqualTo(epoch.getLong("reports"));
  }

  @Test
  void anOwnerFindsItsClaimAndAStrangerNone() throws Exception {
    String owner = json("/v1/devices/" + node.stations.id(0).hex()).getString("owner");
    HttpResponse<String> answer = node.get("/v1/epochs/1/claims/" + owner);
    api.describes("/v1/epochs/{epoch}/claims/{owner}", answer);
    JsonObject claim = new JsonObject(answer.body()).getJsonArray("claims").getJsonObject(0);
    assertThat(claim.getString("root")).isEqualTo(json("/v1/epochs/1").getString("reward_root"));
    assertThat(claim.getString("token")).isEqualTo(node.address("RewardToken").hex());
    assertThat(Long.parseLong(claim.getString("cumulative").substring(0, 6))).isPositive();
    assertThat(json("/v1/epochs/1/claims/" + NOBODY).getJsonArray("claims")).isEmpty();
  }

  @Test
  void whatADeviceWasPaidIsExplainedAsThePublishedFilesSay() throws Exception {
    for (DeviceId device : List.of(node.hotspots.id(1), node.stations.id(0))) {
      String path = "/v1/epochs/1/devices/" + device.hex() + "/explanation";
      HttpResponse<String> answer = node.get(path);
      api.describes("/v1/epochs/{epoch}/devices/{id}/explanation", answer);
      JsonObject told = new JsonObject(answer.body());
      JsonObject account = told.getJsonObject("account");
      assertThat(told.getJsonArray("reports")).hasSizeGreaterThan(1);
      assertThat(told.getJsonArray("pools")).isNotEmpty();
      assertThat(account.getString("claimed")).isEqualTo("0");
      assertThat(account.getString("claim")).isIn("waiting", "claimable");
      String text = explained("--node", node.node.url(), device);
      assertThat(text).contains(account.getString("delta"), "0 claimed so far");
      JsonObject files = new JsonObject(explained("--from", node.published(), device, "--json"));
      files.getJsonObject("account").remove("claim");
      files.getJsonObject("account").remove("claim_unknown_because");
      account.remove("claim");
      account.remove("claimed");
      assertThat(files).isEqualTo(told);
    }
  }

  private static String explained(String option, String source, DeviceId device, String... more) {
    StringWriter out = new StringWriter();
    List<String> words =
        new ArrayList<>(
            List.of("explain", "--device", device.hex(), "--epoch", "1", option, source));
    words.addAll(List.of(more));
    int exit =
        TrigpointCommand.commandLine()
            .setOut(new PrintWriter(out))
            .execute(words.toArray(String[]::new));
    assertThat(exit).as(out.toString()).isZero();
    return out.toString();
  }

  @Test
  void aDeviceIsDescribedWithoutItsExactPlace() throws Exception {
    HttpResponse<String> answer = node.get("/v1/devices/" + node.hotspots.id(0).hex());
    api.describes("/v1/devices/{id}", answer);
    JsonObject device = new JsonObject(answer.body());
    assertThat(device.getString("kind")).isEqualTo("hotspot");
    assertThat(device.getBoolean("location_opened")).isTrue();
    assertThat(device.getLong("last_sequence")).isPositive();
    assertThat(Cell.parse(device.getString("coarse_cell")).resolution()).isLessThanOrEqualTo(7);
  }

  @Test
  void verdictsComeInPagesWithoutGapsOrRepetitions() throws Exception {
    DeviceId station = node.stations.id(1);
    List<String> whole = reports(json(verdicts(station, "")));
    List<String> paged = new ArrayList<>();
    JsonObject page = json(verdicts(station, "?limit=4"));
    while (page.containsKey("next_cursor")) {
      assertThat(page.getJsonArray("verdicts")).hasSize(4);
      paged.addAll(reports(page));
      String cursor = page.getString("next_cursor");
      HttpResponse<String> next = node.get(verdicts(station, "?limit=4&cursor=" + cursor));
      api.describes("/v1/devices/{id}/verdicts", next);
      page = new JsonObject(next.body());
    }
    paged.addAll(reports(page));
    assertThat(paged).hasSize(6).doesNotHaveDuplicates().isEqualTo(whole);
    assertThat(reports(json(verdicts(station, "?epoch=1")))).isEqualTo(whole);
    assertThat(reports(json(verdicts(station, "?epoch=2")))).isEmpty();
  }

  @Test
  void theMapHasNoCellFinerThanResolutionSeven() throws Exception {
    JsonObject map = json("/v1/coverage");
    assertThat(map.getString("type")).isEqualTo("FeatureCollection");
    JsonArray features = map.getJsonArray("features");
    assertThat(features).hasSizeGreaterThan(1);
    for (int i = 0; i < features.size(); i++) {
      JsonObject feature = features.getJsonObject(i);
      assertThat(Cell.parse(feature.getString("id")).resolution()).isLessThanOrEqualTo(7);
      JsonObject properties = feature.getJsonObject("properties");
      assertThat(properties.getLong("beacons") + properties.getLong("witnesses")).isPositive();
      JsonArray ring =
          feature.getJsonObject("geometry").getJsonArray("coordinates").getJsonArray(0);
      assertThat(ring.getValue(0)).isEqualTo(ring.getValue(ring.size() - 1));
    }
  }

  @Test
  void theCatalogueOffersWhatWasAcceptedInCoarseCells() throws Exception {
    JsonObject weather = json("/v1/catalogue").getJsonArray("kinds").getJsonObject(0);
    JsonObject cell = weather.getJsonArray("cells").getJsonObject(0);
    assertThat(cell.getLong("records")).isPositive();
    assertThat(Cell.parse(cell.getString("cell")).resolution()).isLessThanOrEqualTo(7);
  }

  @Test
  void readinessNamesEveryDependency() throws Exception {
    JsonObject ready = json("/readyz");
    assertThat(ready.getString("status")).isEqualTo("ready");
    assertThat(ready.getJsonObject("dependencies").getMap())
        .containsOnlyKeys("chain", "cluster", "database", "devices")
        .containsValue("ready")
        .doesNotContainValue("unavailable");
  }

  @Test
  void metricsNameNoDevice() throws Exception {
    String metrics = node.get("/metrics").body();
    assertThat(metrics)
        .contains("trigpoint_cluster_members 1.0")
        .contains("jvm_memory_used_bytes")
        .doesNotContain(node.hotspots.id(0).hex().substring(2))
        .doesNotContain(node.stations.id(0).hex().substring(2));
  }

  private static JsonObject json(String path) throws Exception {
    HttpResponse<String> answer = node.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private static String verdicts(DeviceId device, String query) {
    return "/v1/devices/" + device.hex() + "/verdicts" + query;
  }

  private static List<String> reports(JsonObject page) {
    return page.getJsonArray("verdicts").stream()
        .map(verdict -> ((JsonObject) verdict).getString("report"))
        .toList();
  }
}
