package io.trigpoint.agent.uplink;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.key.PrivateFiles;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.NetworkId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The oracle's nodes: asked one after the other, beginning with the one that answered last. */
public final class Nodes {
  private static final int NOT_FOUND = 404;

  /** What is asked of one node after the other. */
  private interface Question<T> {
    T ask(URI node) throws IOException, InterruptedException;
  }

  private final List<URI> nodes;
  private final Optional<NetworkId> chosen;
  private final Path remembered;
  private final HostClock clock;
  private final FailureLog log;
  private volatile boolean answers;
  private final AtomicInteger preferred = new AtomicInteger();
  private final Map<URI, NetworkView> views = new ConcurrentHashMap<>();
  private volatile Optional<NetworkView> latest;

  /**
   * {@code chosen} is the owner's choice of network, with which reports can be signed before any
   * node was reached; {@code remembered} keeps the network between starts, so that an outage does
   * not stop signing.
   */
  public Nodes(
      List<URI> nodes, Optional<NetworkId> chosen, Path remembered, HostClock clock, FailureLog log)
      throws IOException {
    this.nodes = List.copyOf(nodes);
    this.chosen = chosen;
    this.remembered = remembered;
    this.clock = clock;
    this.log = log;
    this.latest = recall(remembered);
    Optional<NetworkId> known = latest.map(NetworkView::network);
    if (known.isPresent() && chosen.isPresent() && !known.equals(chosen)) {
      throw new IOException(
          remembered + " is of network " + known.get().value() + ": change network.id or data.dir");
    }
  }

  /** The network that reports are signed for: the one seen, else the one chosen. */
  public Optional<NetworkId> networkId() {
    return latest.map(NetworkView::network).or(() -> chosen);
  }

  /** The network as last seen, also before this start. */
  public Optional<NetworkView> network() {
    return latest;
  }

  /** Whether any node answered when one was last asked. */
  public boolean answers() {
    return answers;
  }

  /** The node that is asked first. */
  public URI current() {
    return nodes.get(Math.floorMod(preferred.get(), nodes.size()));
  }

  /** Asks a node for its network page and compares clocks; the first node that answers decides. */
  public NetworkView refresh() throws IOException, InterruptedException {
    return first(node -> view(node, true));
  }

  /** The view of one node, asked for once or again. */
  NetworkView view(URI node, boolean again) throws IOException, InterruptedException {
    NetworkView known = views.get(node);
    if (known != null && !again) {
      return known;
    }
    long asked = clock.nanos();
    NodeAnswer answer = NodeHttp.ask(node, "/v1/network", Optional.empty());
    if (!answer.ok()) {
      throw new IOException(node + " answers " + answer.status() + " to /v1/network");
    }
    NetworkView view =
        NetworkView.of(
            Json.parse(answer.body()).orElseThrow(() -> new IOException(node + " sends no JSON")));
    Optional<NetworkId> pinned = networkId();
    if (pinned.isPresent() && !pinned.get().equals(view.network())) {
      throw new IOException(
          node + " is of network " + view.network().value() + ", not " + pinned.get().value());
    }
    clock.compare(asked, view.serverTimeMs());
    remember(view);
    views.put(node, view);
    return view;
  }

  /** The newest entropy that a node has. */
  public Entropy entropy() throws IOException, InterruptedException {
    NodeAnswer answer = firstAnswer("/v1/entropy", Optional.empty(), NodeAnswer::ok);
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

  /** The JSON of a page, or empty when the network has no such thing. */
  Optional<JsonNode> find(String path) throws IOException, InterruptedException {
    NodeAnswer answer =
        firstAnswer(path, Optional.empty(), given -> given.ok() || given.status() == NOT_FOUND);
    return answer.ok() ? Json.parse(answer.body()) : Optional.empty();
  }

  /** Posts a batch: 200 or an answer that blames the batch; anything else is an exception. */
  NodeAnswer post(byte[] batch) throws IOException, InterruptedException {
    return firstAnswer(
        "/v1/reports", Optional.of(batch), given -> given.ok() || given.batchRefused());
  }

  private NodeAnswer firstAnswer(String path, Optional<byte[]> body, Predicate<NodeAnswer> settles)
      throws IOException, InterruptedException {
    return first(node -> {
      NodeAnswer answer = NodeHttp.ask(node, path, body);
      if (settles.test(answer)) {
        return answer;
      }
      throw new BusyNode(node + path + " answers " + answer.status(), answer.retryAfter());
    });
  }

  /** The first answer; the node that gave it is asked first from now on. */
  private <T> T first(Question<T> question) throws IOException, InterruptedException {
    int first = preferred.get();
    IOException failure = new IOException("no node is configured");
    for (int i = 0; i < nodes.size(); i++) {
      int index = Math.floorMod(first + i, nodes.size());
      URI node = nodes.get(index);
      try {
        T answer = question.ask(node);
        preferred.set(index);
        answers = true;
        log.worksAgain("node " + node);
        return answer;
      } catch (IOException unanswered) {
        failure = unanswered;
        log.failed("node " + node, String.valueOf(unanswered));
      }
    }
    answers = false;
    throw failure;
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
