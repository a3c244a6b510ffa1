package io.trigpoint.agent.uplink;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.key.PrivateFiles;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.NetworkId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The oracle's nodes: asked one after the other, beginning with the one that answered last. */
public final class Nodes {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int MAX_ANSWER = 1 << 20;

  private final List<URI> nodes;
  private final Path remembered;
  private final HostClock clock;
  private final FailureLog log;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final AtomicInteger preferred = new AtomicInteger();
  private final Map<URI, NetworkView> views = new ConcurrentHashMap<>();
  private volatile Optional<NetworkView> latest;

  /**
   * {@code remembered} keeps the network between starts, so that an outage does not stop signing.
   */
  public Nodes(List<URI> nodes, Path remembered, HostClock clock, FailureLog log)
      throws IOException {
    this.nodes = List.copyOf(nodes);
    this.remembered = remembered;
    this.clock = clock;
    this.log = log;
    this.latest = recall(remembered);
  }

  /** The network as last seen, also before this start. */
  public Optional<NetworkView> network() {
    return latest;
  }

  public URI current() {
    return nodes.get(Math.floorMod(preferred.get(), nodes.size()));
  }

  /** Asks a node for its network page and compares clocks; the first node that answers decides. */
  public NetworkView refresh() throws IOException, InterruptedException {
    return view(firstAnswer("/v1/network", Optional.empty()).node(), true);
  }

  /** The view of one node, asked for once or again. */
  NetworkView view(URI node, boolean again) throws IOException, InterruptedException {
    NetworkView known = views.get(node);
    if (known != null && !again) {
      return known;
    }
    long asked = clock.millis();
    NodeAnswer answer = ask(node, "/v1/network", Optional.empty());
    long answered = clock.millis();
    if (!answer.ok()) {
      throw new IOException(node + " answers " + answer.status() + " to /v1/network");
    }
    NetworkView view =
        NetworkView.of(
            Json.parse(answer.body()).orElseThrow(() -> new IOException(node + " sends no JSON")));
    Optional<NetworkId> pinned = latest.map(NetworkView::network);
    if (pinned.isPresent() && !pinned.get().equals(view.network())) {
      throw new IOException(
          node + " is of network " + view.network().value() + ", not " + pinned.get().value());
    }
    clock.compare(asked, answered, view.serverTimeMs());
    remember(view);
    views.put(node, view);
    return view;
  }

  /** The newest entropy that a node has. */
  public Entropy entropy() throws IOException, InterruptedException {
    NodeAnswer answer = firstAnswer("/v1/entropy", Optional.empty());
    var json = Json.parse(answer.body()).orElseThrow(() -> new IOException("entropy is no JSON"));
    OptionalLong number = Json.integer(json, "number");
    OptionalLong start = Json.integer(json, "start_ms");
    OptionalLong end = Json.integer(json, "end_ms");
    try {
      return new Entropy(
          number.orElseThrow(),
          Hash32.ofHex(Json.text(json, "value").orElseThrow()),
          start.orElseThrow(),
          end.orElseThrow());
    } catch (RuntimeException incomplete) {
      throw new IOException("entropy lacks number, value, start_ms or end_ms");
    }
  }

  /** Posts a batch: 200 or an answer that blames the batch; anything else is an exception. */
  NodeAnswer post(byte[] batch) throws IOException, InterruptedException {
    return firstAnswer("/v1/reports", Optional.of(batch));
  }

  private NodeAnswer firstAnswer(String path, Optional<byte[]> body)
      throws IOException, InterruptedException {
    int first = preferred.get();
    IOException failure = new IOException("no node is configured");
    for (int i = 0; i < nodes.size(); i++) {
      URI node = nodes.get(Math.floorMod(first + i, nodes.size()));
      try {
        NodeAnswer answer = ask(node, path, body);
        if (answer.ok() || (body.isPresent() && answer.batchRefused())) {
          preferred.set(Math.floorMod(first + i, nodes.size()));
          log.worksAgain("node " + node);
          return answer;
        }
        failure = new BusyNode(node + path + " answers " + answer.status(), answer.retryAfter());
      } catch (IOException unreachable) {
        failure = unreachable;
      }
      log.failed("node " + node, String.valueOf(failure));
    }
    throw failure;
  }

  private NodeAnswer ask(URI node, String path, Optional<byte[]> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node + path)).timeout(ANSWER);
    body.ifPresent(bytes ->
        request
            .header("content-type", "application/x-protobuf")
            .header("accept", "application/x-protobuf")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    HttpResponse<InputStream> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      byte[] content = in.readNBytes(MAX_ANSWER + 1);
      if (content.length > MAX_ANSWER) {
        throw new IOException(node + path + " answers with more than " + MAX_ANSWER + " bytes");
      }
      Optional<Duration> wait =
          response.headers().firstValue("retry-after").flatMap(Nodes::seconds);
      return new NodeAnswer(node, response.statusCode(), content, wait);
    }
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("[0-9]{1,5}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  private synchronized void remember(NetworkView view) throws IOException {
    boolean same =
        latest
            .filter(known -> known.network().equals(view.network()))
            .filter(known -> known.segmentMs() == view.segmentMs())
            .isPresent();
    latest = Optional.of(view);
    if (!same) {
      PrivateFiles.write(remembered, Json.bytes(view.toJson()));
    }
  }

  private static Optional<NetworkView> recall(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        NetworkView.of(
            Json.parse(Files.readAllBytes(file))
                .orElseThrow(() -> new IOException(file + " is damaged: delete it"))));
  }
}
