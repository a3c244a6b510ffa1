package io.trigpoint.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real EVM in its own process on a free port, with unlocked and funded accounts. */
final class AnvilChain implements AutoCloseable {
  static final Path FOLDER = Path.of("");
  private static final Duration MINED_WITHIN = Duration.ofSeconds(30);
  private static final Duration POLL_EVERY = Duration.ofMillis(2);

  private final Anvil anvil = Anvil.start(FOLDER);
  private final HttpClient http = HttpClient.newHttpClient();

  URI endpoint() {
    return anvil.endpoint();
  }

  List<String> accounts() {
    return rpc("eth_accounts").valueStream().map(JsonNode::asString).toList();
  }

  long chainId() {
    return Long.decode(rpc("eth_chainId").asString());
  }

  long nonce(String account) {
    return Long.decode(rpc("eth_getTransactionCount", account, "latest").asString());
  }

  String code(String address) {
    return rpc("eth_getCode", address, "latest").asString();
  }

  String call(String to, String data) {
    return rpc("eth_call", Map.of("to", to, "data", data), "latest").asString();
  }

  /** Seconds since 1970 of the newest block. */
  long now() {
    JsonNode block = rpc("eth_getBlockByNumber", "latest", false);
    return Long.decode(block.required("timestamp").asString());
  }

  void passTime(long seconds) {
    var unused = rpc("evm_increaseTime", seconds);
    unused = rpc("evm_mine");
  }

  /** Puts code at an address without a transaction. */
  void place(String address, String code) {
    var _ = rpc("anvil_setCode", address, code);
  }

  /** What the chain answers to calls and signs for from now on. */
  void nameItself(long chainId) {
    var _ = rpc("anvil_setChainId", chainId);
  }

  /** From now on blocks come only when {@link #mine} makes them. */
  void mineOnlyWhenTold() {
    var _ = rpc("evm_setAutomine", false);
  }

  /** Mines what waits, and from now on each transaction at once. */
  void mineAtOnce() {
    var _ = rpc("evm_setAutomine", true);
    mine();
  }

  void mine() {
    var _ = rpc("evm_mine");
  }

  /** Waits until a transaction waits to be mined. */
  void awaitPending() {
    long deadline = System.nanoTime() + MINED_WITHIN.toNanos();
    while (Long.decode(rpc("txpool_status").required("pending").asString()) == 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("nobody sent a transaction");
      }
      LockSupport.parkNanos(POLL_EVERY.toNanos());
    }
  }

  /** Forgets the transactions that wait. */
  void dropPending() {
    var _ = rpc("anvil_dropAllTransactions");
  }

  /** Mines a transaction, asserts that it succeeded, and gives its logs. */
  List<EventLog> send(String from, String to, String data) {
    return logs(receipt(Map.of("from", from, "to", to, "data", data)));
  }

  /** Mines a contract creation and gives the address that it got. */
  String create(String from, String bytecode) {
    return receipt(Map.of("from", from, "data", bytecode)).required("contractAddress").asString();
  }

  private JsonNode receipt(Map<String, String> transaction) {
    String hash = rpc("eth_sendTransaction", transaction).asString();
    JsonNode receipt = mined(hash);
    if (!receipt.required("status").asString().equals("0x1")) {
      throw new IllegalStateException("reverted: " + receipt);
    }
    return receipt;
  }

  private JsonNode mined(String hash) {
    long deadline = System.nanoTime() + MINED_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode receipt = rpc("eth_getTransactionReceipt", hash);
      if (!receipt.isNull()) {
        return receipt;
      }
      LockSupport.parkNanos(POLL_EVERY.toNanos());
    }
    throw new IllegalStateException("not mined in time: " + hash);
  }

  private static List<EventLog> logs(JsonNode receipt) {
    return receipt
        .required("logs")
        .valueStream()
        .map(log ->
            new EventLog(
                log.required("address").asString(),
                log.required("topics").valueStream().map(JsonNode::asString).toList(),
                log.required("data").asString()))
        .toList();
  }

  private JsonNode rpc(String method, Object... parameters) {
    Map<String, Object> request =
        Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters));
    HttpRequest post =
        HttpRequest.newBuilder(endpoint())
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(request)))
            .build();
    try {
      JsonNode answer =
          JsonMapper.shared().readTree(http.send(post, BodyHandlers.ofString()).body());
      if (answer.has("error")) {
        throw new IllegalStateException(method + ": " + answer.required("error"));
      }
      return answer.required("result");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    http.close();
    anvil.close();
  }
}
