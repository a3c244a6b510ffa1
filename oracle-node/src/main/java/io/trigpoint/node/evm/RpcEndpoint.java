package io.trigpoint.node.evm;

import io.trigpoint.node.chain.ChainUnavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One JSON-RPC endpoint. On another chain than expected, it is as good as silent. */
final class RpcEndpoint {
  private static final int OK = 200;
  private static final long CHAIN_CHECK_NANOS = Duration.ofSeconds(10).toNanos();

  /** Bytes; logs of many blocks are some megabytes. */
  private static final long LONGEST_ANSWER = 64L << 20;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI uri;
  private final OptionalLong chainId;
  private final Duration timeout;
  private final HttpClient http;
  private final AtomicLong ids = new AtomicLong();
  private volatile long chainSeenNanos;
  private volatile boolean chainSeen;

  RpcEndpoint(URI uri, OptionalLong chainId, Duration timeout, HttpClient http) {
    this.uri = uri;
    this.chainId = chainId;
    this.timeout = timeout;
    this.http = http;
  }

  /** Host and port, which hold no secret. */
  String name() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /**
   * The result, a node for which isNull holds for a JSON null; {@link RpcRefusal} when the answer
   * is an error.
   */
  JsonNode ask(String method, Object... parameters) {
    checkChain();
    return result(method, parameters);
  }

  /**
   * The results of one method for many parameters, in their order, in one request; one by one from
   * an endpoint that takes no batches. {@link RpcRefusal} when one of them is an error.
   */
  List<JsonNode> askAll(String method, List<Object[]> parameters) {
    checkChain();
    long first = ids.getAndAdd(parameters.size()) + 1;
    List<Map<String, Object>> requests =
        IntStream.range(0, parameters.size())
            .mapToObj(i -> request(first + i, method, parameters.get(i)))
            .toList();
    JsonNode answers = exchange(method, JSON.writeValueAsBytes(requests));
    if (!answers.isArray() || answers.size() != parameters.size()) {
      return parameters.stream().map(each -> result(method, each)).toList();
    }
    SortedMap<Long, JsonNode> byId = new TreeMap<>();
    answers.forEach(answer -> byId.put(answer.path("id").asLong(0), resultOf(answer)));
    if (byId.size() != parameters.size() || byId.firstKey() != first) {
      throw new ChainUnavailable(method + ": " + name() + " answered another batch");
    }
    return List.copyOf(byId.values());
  }

  private void checkChain() {
    boolean fresh = chainSeen && System.nanoTime() - chainSeenNanos < CHAIN_CHECK_NANOS;
    if (chainId.isEmpty() || fresh) {
      return;
    }
    chainSeen = false;
    long found = Quantities.big(result("eth_chainId")).longValueExact();
    if (found != chainId.getAsLong()) {
      throw new WrongChain(
          name() + " is on chain " + found + ", not on chain " + chainId.getAsLong());
    }
    chainSeenNanos = System.nanoTime();
    chainSeen = true;
  }

  private JsonNode result(String method, Object... parameters) {
    return resultOf(
        exchange(
            method, JSON.writeValueAsBytes(request(ids.incrementAndGet(), method, parameters))));
  }

  private static Map<String, Object> request(long id, String method, Object... parameters) {
    return Map.of(
        "jsonrpc", "2.0", "id", id, "method", method, "params", Arrays.asList(parameters));
  }

  private static JsonNode resultOf(JsonNode answer) {
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      throw new RpcRefusal(error.path("message").asString("unnamed"), error.path("data"));
    }
    return answer.path("result");
  }

  private JsonNode exchange(String method, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      HttpResponse<byte[]> response = sent.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != OK) {
        throw new ChainUnavailable(method + ": HTTP " + response.statusCode() + " from " + name());
      }
      return JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
    } catch (ExecutionException failed) {
      chainSeen = false;
      throw new ChainUnavailable(method + " at " + name() + ": " + failed.getCause(), failed);
    } catch (TimeoutException dribbles) {
      chainSeen = false;
      throw new ChainUnavailable(method + " at " + name() + ": its answer never ends", dribbles);
    } catch (JacksonException notJson) {
      throw new ChainUnavailable(method + ": no JSON from " + name(), notJson);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ChainUnavailable(method + " was interrupted", stopped);
    } finally {
      boolean _ = sent.cancel(true);
    }
  }

  /** An endpoint of another chain than the one that is meant. */
  static final class WrongChain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongChain(String message) {
      super(message);
    }
  }
}
