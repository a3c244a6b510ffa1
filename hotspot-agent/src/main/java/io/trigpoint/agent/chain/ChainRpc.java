package io.trigpoint.agent.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trigpoint.agent.json.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The few JSON-RPC calls that registering needs. */
final class ChainRpc {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  ChainRpc(URI endpoint) {
    this.endpoint = endpoint;
  }

  BigInteger number(String method, Object... parameters) throws IOException, InterruptedException {
    return quantity(call(method, parameters));
  }

  String text(String method, Object... parameters) throws IOException, InterruptedException {
    return call(method, parameters).asText("");
  }

  /** The result; null in the answer is an absent node. Parameters are strings, booleans or JSON. */
  JsonNode call(String method, Object... parameters) throws IOException, InterruptedException {
    ObjectNode request = Json.object().put("jsonrpc", "2.0").put("id", 1).put("method", method);
    ArrayNode list = request.putArray("params");
    for (Object parameter : parameters) {
      switch (parameter) {
        case String text -> list.add(text);
        case Boolean flag -> list.add(flag);
        case JsonNode json -> list.add(json);
        default -> throw new IllegalArgumentException("parameter " + parameter.getClass());
      }
    }
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(request)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    JsonNode answer =
        Json.parse(response.body())
            .orElseThrow(() ->
                new ChainRefusal(endpoint + " answers " + response.statusCode() + ", no JSON"));
    if (answer.path("error").isObject()) {
      throw new ChainRefusal(method + ": " + answer.path("error").path("message").asText());
    }
    return answer.path("result");
  }

  static BigInteger quantity(JsonNode node) throws ChainRefusal {
    String text = node.asText("");
    if (!text.matches("0x[0-9a-fA-F]{1,64}")) {
      throw new ChainRefusal("a quantity was expected, not \"" + text + "\"");
    }
    return new BigInteger(text.substring(2), 16);
  }
}
