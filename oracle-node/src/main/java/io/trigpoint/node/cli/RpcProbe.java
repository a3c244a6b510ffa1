package io.trigpoint.node.cli;

import io.trigpoint.report.EvmAddress;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Asks one chain endpoint single questions, for diagnosis only. */
final class RpcProbe {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI endpoint;

  RpcProbe(URI endpoint) {
    this.endpoint = endpoint;
  }

  long chainId() throws IOException {
    return number(ask("eth_chainId").getString("result"));
  }

  /** Unix seconds of the latest block. */
  long latestBlockSeconds() throws IOException {
    JsonObject block = ask("eth_getBlockByNumber", "latest", false).getJsonObject("result");
    return number(block.getString("timestamp"));
  }

  boolean hasCode(String address) throws IOException {
    return code(address).length() > 2;
  }

  /** Runtime code, 0x when there is none. */
  String code(String address) throws IOException {
    return ask("eth_getCode", address, "latest").getString("result", "0x");
  }

  /** Wei of an account at the latest block. */
  BigInteger balance(EvmAddress account) throws IOException {
    return amount(ask("eth_getBalance", account.hex(), "latest").getString("result"));
  }

  /** Wei per gas that the endpoint suggests now. */
  BigInteger gasPrice() throws IOException {
    return amount(ask("eth_gasPrice").getString("result"));
  }

  /** The answer of a view at the latest block. */
  String call(EvmAddress contract, String calldata) {
    JsonObject call = new JsonObject().put("to", contract.hex()).put("data", calldata);
    try {
      return ask("eth_call", call, "latest").getString("result");
    } catch (IOException unanswered) {
      throw new UncheckedIOException(unanswered);
    }
  }

  private JsonObject ask(String method, Object... parameters) throws IOException {
    JsonArray params = new JsonArray();
    for (Object parameter : parameters) {
      params.add(parameter);
    }
    JsonObject request =
        new JsonObject()
            .put("jsonrpc", "2.0")
            .put("id", 1)
            .put("method", method)
            .put("params", params);
    HttpRequest post =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(request.encode()))
            .build();
    try {
      JsonObject answer =
          new JsonObject(http.send(post, HttpResponse.BodyHandlers.ofString()).body());
      if (answer.getValue("result") == null) {
        throw new IOException(
            endpoint + " answered " + method + " with " + answer.getValue("error"));
      }
      return answer;
    } catch (DecodeException notJson) {
      throw new IOException(endpoint + " answered " + method + " with no JSON", notJson);
    } catch (ConnectException absent) {
      throw new IOException(endpoint + ": nobody listens there", absent);
    } catch (HttpTimeoutException silent) {
      throw new IOException(endpoint + ": no answer in time", silent);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(method + " was interrupted", stopped);
    }
  }

  private static BigInteger amount(String hex) {
    return new BigInteger(hex.substring(2), 16);
  }

  private static long number(String hex) {
    return Long.parseUnsignedLong(hex.substring(2), 16);
  }
}
