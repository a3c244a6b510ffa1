package io.trigpoint.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trigpoint.agent.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusPageTest {
  private final ObjectNode status = Json.object();
  private final AtomicInteger views = new AtomicInteger();
  private final HttpClient http = HttpClient.newHttpClient();
  private StatusPage page;

  @BeforeEach
  void open() throws IOException {
    status.put("kind", "hotspot").put("node_answers", true).put("version", "1");
    status.putObject("clock").put("believable", true).put("time_ms", 1_800_000_100_000L);
    status.putObject("last_ms").put("beacon", 1_800_000_000_000L).put("witness", 0);
    status.putObject("gateway").put("downlink", true).put("eui", "0102030405060708");
    status.putObject("beacon").put("asked_dbm", 14).put("used_dbm", 12).put("last", "sent");
    page =
        StatusPage.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            () -> status,
            views::incrementAndGet);
  }

  @AfterEach
  void close() {
    page.close();
    http.close();
  }

  @Test
  void fitsATelephoneAndSaysThatItWorks() throws Exception {
    String html = get("/").body();

    assertThat(html)
        .contains("name=\"viewport\"")
        .contains("Working")
        .contains("<dt>Beacon</dt><dd>100 s ago</dd>")
        .contains("<dt>Witness</dt><dd>none since the start</dd>")
        .contains("<dt>Power asked</dt><dd>14 dBm</dd>")
        .contains("<dt>Power used</dt><dd>12 dBm</dd>")
        .doesNotContain("<script");
    assertThat(views).hasValue(1);
  }

  @Test
  void saysWhatIsWrongFirst() throws Exception {
    status.put("node_answers", false);
    status.putObject("clock").put("believable", false);
    status.putObject("gateway").put("downlink", false).put("listen", "127.0.0.1:1680");

    String html = get("/").body();

    assertThat(html)
        .contains("clock is wrong")
        .contains("No node of the network answers")
        .contains("point it at 127.0.0.1:1680")
        .doesNotContain("Working");
    assertThat(html.indexOf("clock is wrong")).isLessThan(html.indexOf("<h2>"));
  }

  @Test
  void showsStrangersWordsAsText() throws Exception {
    status.putObject("beacon").put("last", "<script>alert(1)</script>\"&");

    HttpResponse<String> answer = get("/");

    assertThat(answer.body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;")
        .doesNotContain("<script>");
    assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'");
  }

  @Test
  void answersProgramsWithoutAskingTheNetwork() throws Exception {
    assertThat(get("/livez").body()).isEqualTo("ok\n");
    assertThat(get("/metrics").body()).contains("trigpoint_agent_beacon_used_dbm 12\n");
    assertThat(
            Json.parse(
                get("/status.json").body().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .contains(status);
    assertThat(get("/other").statusCode()).isEqualTo(404);
    HttpResponse<String> post =
        http.send(
            HttpRequest.newBuilder(uri("/")).POST(HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(views).hasValue(0);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + page.address().getPort() + path);
  }
}
