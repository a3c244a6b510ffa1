package io.trigpoint.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class AgentProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    http.close();
  }

  @Test
  void losesNoAcknowledgedReadingWhenKilledDuringAnOutage() throws Exception {
    List<Integer> acknowledged = new ArrayList<>();
    try (OracleStandIn oracle = OracleStandIn.start()) {
      Process agent = start(oracle.url());
      acknowledged.addAll(observe(0, 5));
      eventually(() -> oracle.temperatures().containsAll(acknowledged));

      oracle.outage(true);
      for (int life = 0; life < 3; life++) {
        acknowledged.addAll(observe(5 + life * 20, 20));
        agent.destroyForcibly().waitFor();
        Files.deleteIfExists(folder.resolve("data/agent.json"));
        agent = start(oracle.url());
      }
      oracle.outage(false);

      eventually(() -> oracle.temperatures().containsAll(acknowledged));
      assertThat(acknowledged).hasSize(65);
      assertThat(oracle.temperatures()).containsExactlyInAnyOrderElementsOf(acknowledged);
      assertThat(new HashSet<>(oracle.sequences())).hasSameSizeAs(oracle.sequences());
      agent.destroy();
      assertThat(agent.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(folder.resolve("data/agent.json")).doesNotExist();
    }
  }

  @Test
  void sendsTheSameBytesAgainWhenTheReceiptIsForged() throws Exception {
    try (OracleStandIn oracle = OracleStandIn.start()) {
      oracle.forgeReceipts(true);
      var _ = start(oracle.url());
      List<Integer> acknowledged = observe(0, 1);
      eventually(() -> oracle.batches().size() >= 2);
      oracle.forgeReceipts(false);

      eventually(() -> oracle.temperatures().containsAll(acknowledged));
      assertThat(new HashSet<>(oracle.batches())).hasSize(1);
    }
  }

  @Test
  void keepsReadingsFromTheFirstStartOnWhenTheNetworkIsChosenAndNoNodeAnswers() throws Exception {
    OracleStandIn later = OracleStandIn.start();
    later.close();
    Path config = folder.resolve("agent.properties");
    Files.writeString(
        config,
        "kind=station\nnetwork.id=31337\ndata.dir="
            + folder.resolve("data")
            + "\nnodes="
            + later.url()
            + "\n");
    var _ = launch("run", "--config", config.toString());
    eventually(() -> Files.exists(folder.resolve("data/agent.json")));
    List<Integer> acknowledged = observe(0, 5);
    assertThat(acknowledged).hasSize(5);

    try (OracleStandIn oracle = OracleStandIn.start(later.url().getPort())) {
      eventually(() -> oracle.temperatures().containsAll(acknowledged));
      assertThat(oracle.temperatures()).containsExactlyInAnyOrderElementsOf(acknowledged);
    }
  }

  @Test
  void refusesToStartWithAKeyThatOthersCanRead() throws Exception {
    Path key = folder.resolve("agent.key");
    assertThat(launch("key", "generate", "--key-file", key.toString()).waitFor()).isZero();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    Process refused =
        launch(
            "run",
            "--key-file",
            key.toString(),
            "--data-dir",
            folder.resolve("d").toString(),
            "--nodes",
            "http://127.0.0.1:1");

    assertThat(refused.waitFor()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("out"))).contains("chmod 600");
  }

  private List<Integer> observe(int first, int count) throws Exception {
    JsonNode serving = agentFile();
    List<Integer> acknowledged = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      String body = "{\"temperature_c\":" + i + "}";
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(serving.path("weather").asText() + "/v1/observations"))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        acknowledged.add(i * 1_000);
      }
    }
    return acknowledged;
  }

  private Process start(URI oracle) throws Exception {
    Path config = folder.resolve("agent.properties");
    Files.writeString(
        config, "kind=station\ndata.dir=" + folder.resolve("data") + "\nnodes=" + oracle + "\n");
    Process process = launch("run", "--config", config.toString());
    eventually(() -> Files.exists(folder.resolve("data/agent.json")));
    eventually(() -> Files.exists(folder.resolve("data/network.json")));
    return process;
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx40m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.trigpoint.agent.cli.AgentCommand"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()))
            .start();
    processes.add(process);
    return process;
  }

  private JsonNode agentFile() throws IOException {
    String text = Files.readString(folder.resolve("data/agent.json"));
    return Json.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static void eventually(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
