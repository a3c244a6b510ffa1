package io.trigpoint.node.evm;

import io.trigpoint.node.chain.ChainUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON-RPC 2.0 over HTTP to one or more endpoints of the same chain. Blocks; meant for virtual
 * threads.
 */
public final class JsonRpc implements AutoCloseable {
  private static final int ROUNDS = 2;
  private static final int OK = 200;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<URI> endpoints;
  private final Duration timeout;
  private final HttpClient http;
  private final AtomicLong ids = new AtomicLong();

  /** The first endpoint is asked first; the others when it gives no answer. */
  public JsonRpc(List<URI> endpoints, Duration timeout) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("no chain endpoint");
    }
    this.endpoints = List.copyOf(endpoints);
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  List<URI> endpoints() {
    return endpoints;
  }

  /**
   * The result of the first endpoint that answers; a JSON null is a node for which isNull holds.
   */
  JsonNode ask(String method, Object... parameters) {
    ChainUnavailable last = new ChainUnavailable(method + " was not asked");
    for (int attempt = 0; attempt < ROUNDS * endpoints.size(); attempt++) {
      try {
        return askAt(endpoints.get(attempt % endpoints.size()), method, parameters);
      } catch (ChainUnavailable unavailable) {
        last = unavailable;
      }
    }
    throw last;
  }

  /** The result of one endpoint; {@link RpcRefusal} when it answers with an error. */
  JsonNode askAt(URI endpoint, String method, Object... parameters) {
    Map<String, Object> request =
        Map.of(
            "jsonrpc",
            "2.0",
            "id",
            ids.incrementAndGet(),
            "method",
            method,
            "params",
            Arrays.asList(parameters));
    JsonNode answer = exchange(endpoint, method, JSON.writeValueAsBytes(request));
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      throw new RpcRefusal(error.path("message").asString("unnamed"), error.path("data"));
    }
    return answer.path("result");
  }

  private JsonNode exchange(URI endpoint, String method, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(timeout)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != OK) {
        throw new ChainUnavailable(
            method + ": HTTP " + response.statusCode() + " from " + endpoint.getAuthority());
      }
      return JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
    } catch (IOException unreachable) {
      throw new ChainUnavailable(method + " at " + endpoint.getAuthority(), unreachable);
    } catch (JacksonException notJson) {
      throw new ChainUnavailable(method + ": no JSON from " + endpoint.getAuthority(), notJson);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ChainUnavailable(method + " was interrupted", stopped);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
