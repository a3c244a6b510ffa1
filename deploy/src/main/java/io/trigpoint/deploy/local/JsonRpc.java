package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ethereum JSON-RPC over HTTP: the few calls that a driver needs. */
public final class JsonRpc {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final URI endpoint;

  public JsonRpc(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** The endpoint answered with an error. */
  public static final class RpcError extends IOException {
    private static final long serialVersionUID = 1;

    RpcError(String message) {
      super(message);
    }
  }

  public URI endpoint() {
    return endpoint;
  }

  /** One call; parameters are strings, numbers, booleans or JSON nodes. */
  public JsonNode call(String method, List<Object> parameters) throws IOException {
    ObjectNode request = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
    ArrayNode params = request.put("method", method).putArray("params");
    parameters.forEach(params::addPOJO);
    HttpRequest post =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)))
            .build();
    try {
      JsonNode answer =
          JSON.readTree(HTTP.send(post, HttpResponse.BodyHandlers.ofByteArray()).body());
      if (answer.has("error")) {
        throw new RpcError(method + ": " + answer.path("error").path("message").asText());
      }
      return answer.path("result");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }

  public BigInteger number(String method, List<Object> parameters) throws IOException {
    return quantity(call(method, parameters));
  }

  /** The answer of a contract at the latest block. */
  public String view(String contract, String calldata) throws IOException {
    return view(contract, calldata, contract);
  }

  /** The answer of a contract at the latest block, asked in the name of an account. */
  public String view(String contract, String calldata, String from) throws IOException {
    ObjectNode call = JSON.createObjectNode().put("to", contract).put("data", calldata);
    call.put("from", from);
    return call("eth_call", List.of(call, "latest")).asText();
  }

  /** A mined transaction, or empty. */
  public Optional<JsonNode> receipt(String hash) throws IOException {
    JsonNode receipt = call("eth_getTransactionReceipt", List.of(hash));
    return receipt.isObject() ? Optional.of(receipt) : Optional.empty();
  }

  static BigInteger quantity(JsonNode hex) {
    return new BigInteger(hex.asText().substring(2), 16);
  }
}
