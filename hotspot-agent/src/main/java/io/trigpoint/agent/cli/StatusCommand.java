package io.trigpoint.agent.cli;

import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.local.AgentFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a running agent says of itself. */
@Command(
    name = "status",
    description = "Shows the status of the agent that runs with this configuration, as JSON.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path dataDir = options.load().dataDir();
    URI url = AgentFile.urlIn(dataDir);
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(url.resolve("/status.json")).timeout(TIMEOUT).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      System.out.println(
          Json.parse(response.body())
              .map(Json::pretty)
              .orElseThrow(() -> new IOException(url + " does not answer like an agent")));
      return 0;
    } catch (ConnectException notRunning) {
      throw new IOException("no agent runs with data folder " + dataDir, notRunning);
    }
  }
}
