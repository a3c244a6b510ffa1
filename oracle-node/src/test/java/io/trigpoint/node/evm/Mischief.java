package io.trigpoint.node.evm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.web3j.crypto.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One way in which an endpoint misbehaves: makes an answer from a request, with or without asking
 * behind it. Requests and answers are whole JSON-RPC objects.
 */
@FunctionalInterface
public interface Mischief {
  /** Of nothing that exists. */
  String OTHER_HASH = "0x" + "ee".repeat(32);

  ObjectNode answer(ObjectNode request, UnaryOperator<ObjectNode> behind);

  /** The connection is cut instead of an answer. */
  final class Dropped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** An HTTP status instead of an answer. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status) {
      super("HTTP " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** Changes the results of a method; a result may be null. */
  static Mischief lie(String method, UnaryOperator<JsonNode> change) {
    return (request, behind) -> {
      ObjectNode answer = behind.apply(request);
      if (asksFor(request, method) && answer.has("result")) {
        answer.set("result", change.apply(answer.path("result")));
      }
      return answer;
    };
  }

  /** Every transaction that was mined seems to have failed, and the other way round. */
  static Mischief lieAboutReceipts() {
    return lie(
        "eth_getTransactionReceipt",
        receipt -> {
          if (receipt instanceof ObjectNode mined) {
            mined.put("status", "0x1".equals(mined.path("status").asString()) ? "0x0" : "0x1");
          }
          return receipt;
        });
  }

  /** Every list of logs has one more, made up to fit the question, of a block that is real. */
  static Mischief forgeLogs() {
    return (request, behind) -> {
      ObjectNode answer = behind.apply(request);
      if (asksFor(request, "eth_getLogs") && answer.path("result") instanceof ArrayNode logs) {
        JsonNode filter = request.path("params").path(0);
        ObjectNode block = request("eth_getBlockByNumber", List.of(filter.path("toBlock"), false));
        ObjectNode forged = logs.addObject();
        forged.set("address", first(filter.path("address")));
        forged.putArray("topics").add(first(filter.path("topics").path(0)));
        forged.put("data", "0x" + "00".repeat(10 * 32)).put("transactionHash", OTHER_HASH);
        forged.set("blockNumber", filter.path("toBlock"));
        forged.set("blockHash", behind.apply(block).path("result").path("hash"));
        forged.put("transactionIndex", "0x0").put("logIndex", "0x0");
      }
      return answer;
    };
  }

  private static JsonNode first(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany.path(0) : oneOrMany;
  }

  /** Every block has another hash. */
  static Mischief otherBlockHashes() {
    return lie(
        "eth_getBlockByNumber",
        block -> block instanceof ObjectNode found ? found.put("hash", OTHER_HASH) : block);
  }

  /** Every list of logs is empty. */
  static Mischief hideLogs() {
    return lie("eth_getLogs", logs -> ((ArrayNode) logs).removeAll());
  }

  static Mischief claimChain(long chainId) {
    return lie(
        "eth_chainId", real -> real.isMissingNode() ? real : string(Quantities.hex(chainId)));
  }

  /** Takes a transaction, names its hash and forgets it. */
  static Mischief swallowTransactions() {
    return (request, behind) ->
        asksFor(request, "eth_sendRawTransaction")
            ? result(request, string(Hash.sha3(request.path("params").path(0).asString())))
            : behind.apply(request);
  }

  static Mischief delay(Duration time) {
    return (request, behind) -> {
      try {
        Thread.sleep(time);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new Dropped();
      }
      return behind.apply(request);
    };
  }

  /** Drops the requests of these methods, before anything behind sees them. */
  static Mischief drop(Predicate<String> methods) {
    return (request, behind) -> {
      if (methods.test(request.path("method").asString())) {
        throw new Dropped();
      }
      return behind.apply(request);
    };
  }

  /** Does what is asked for and then drops the answer. */
  static Mischief dropAnswers(Predicate<String> methods) {
    return (request, behind) -> {
      ObjectNode unsent = behind.apply(request);
      if (methods.test(request.path("method").asString())) {
        throw new Dropped();
      }
      return unsent;
    };
  }

  /** Answers everything with an HTTP status, for example 429. */
  static Mischief refuse(int status) {
    return (request, behind) -> {
      throw new Refused(status);
    };
  }

  /** Refuses every so many-th request with HTTP 429, the first time at the so many-th. */
  static Mischief refuseEvery(int so) {
    AtomicInteger count = new AtomicInteger();
    return (request, behind) -> {
      if (count.incrementAndGet() % so == 0) {
        throw new Refused(429);
      }
      return behind.apply(request);
    };
  }

  /** Answers a method with a JSON-RPC error. */
  static Mischief error(String method, String message) {
    return (request, behind) ->
        asksFor(request, method) ? failure(request, message) : behind.apply(request);
  }

  static boolean asksFor(ObjectNode request, String method) {
    return method.equals(request.path("method").asString());
  }

  static ObjectNode result(ObjectNode request, JsonNode result) {
    ObjectNode answer = request.objectNode().put("jsonrpc", "2.0");
    answer.set("id", request.path("id"));
    answer.set("result", result);
    return answer;
  }

  static ObjectNode failure(ObjectNode request, String message) {
    ObjectNode answer = request.objectNode().put("jsonrpc", "2.0");
    answer.set("id", request.path("id"));
    answer.putObject("error").put("code", -32000).put("message", message);
    return answer;
  }

  static ObjectNode request(String method, List<?> parameters) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("id", 1);
    request.put("method", method);
    request.set("params", JsonMapper.shared().valueToTree(parameters));
    return request;
  }

  static JsonNode string(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }
}
