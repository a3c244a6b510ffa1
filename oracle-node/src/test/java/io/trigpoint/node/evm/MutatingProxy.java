package io.trigpoint.node.evm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trigpoint.node.evm.Mischief.Dropped;
import io.trigpoint.node.evm.Mischief.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON-RPC endpoint of its own before a real one, which is honest until it is told to do
 * otherwise. What it is told adds up, the last word first; {@link #behave} ends all of it.
 */
public final class MutatingProxy implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int OK = 200;

  private final URI upstream;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Mischief> mischief = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  private MutatingProxy(URI upstream) throws IOException {
    this.upstream = upstream;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Listens on a free port of the loopback interface. */
  public static MutatingProxy before(URI upstream) {
    try {
      return new MutatingProxy(upstream);
    } catch (IOException noPort) {
      throw new IllegalStateException("cannot listen", noPort);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Adds a misbehaviour; {@link Mischief} and {@link OldHead} have ready ones. */
  public void with(Mischief more) {
    mischief.addFirst(more);
  }

  /** From now on the chain seems to end where it ends now, in the latest and in the final block. */
  public void serveOldHead() {
    with(OldHead.asOf(this::forward));
  }

  /** Takes a replacement only as geth does, see {@link ReplacementRule}. */
  public void enforceReplacementRule() {
    with(new ReplacementRule());
  }

  /** Is honest again. */
  public void behave() {
    mischief.clear();
  }

  /** How often a method was asked for. */
  public int asked(String method) {
    return asked.getOrDefault(method, 0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try {
      JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
      byte[] answer = JSON.writeValueAsBytes(answer(request));
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(OK, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (Refused refused) {
      exchange.sendResponseHeaders(refused.status(), -1);
    } catch (Dropped unanswered) {
      // Closing the exchange before it has an answer cuts the connection.
    } finally {
      exchange.close();
    }
  }

  private JsonNode answer(JsonNode request) {
    if (!request.isArray()) {
      return answerOne((ObjectNode) request);
    }
    List<JsonNode> answers = new ArrayList<>();
    request.forEach(one -> answers.add(answerOne((ObjectNode) one)));
    return JSON.valueToTree(answers);
  }

  private JsonNode answerOne(ObjectNode request) {
    int _ = asked.merge(request.path("method").asString(), 1, Integer::sum);
    return through(List.copyOf(mischief), request);
  }

  private ObjectNode through(List<Mischief> left, ObjectNode request) {
    return left.isEmpty()
        ? forward(request)
        : left.getFirst().answer(request, next -> through(left.subList(1, left.size()), next));
  }

  private ObjectNode forward(ObjectNode request) {
    HttpRequest call =
        HttpRequest.newBuilder(upstream)
            .timeout(Duration.ofSeconds(30))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)))
            .build();
    try {
      return (ObjectNode) JSON.readTree(http.send(call, BodyHandlers.ofByteArray()).body());
    } catch (IOException absent) {
      throw new Refused(502);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Refused(503);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.shutdownNow();
  }
}
