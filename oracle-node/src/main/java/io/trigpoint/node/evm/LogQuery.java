package io.trigpoint.node.evm;

import io.trigpoint.contracts.EventLog;
import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.chain.BlockLog;
import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.report.EvmAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One contract's logs in a range of blocks, at one endpoint. */
final class LogQuery {

  private LogQuery() {}

  /**
   * Asks in smaller and smaller ranges where the endpoint refuses. An endpoint that does not have
   * the last block answers nothing at all, since it would leave out the end without a word.
   */
  static List<BlockLog> ask(
      RpcEndpoint endpoint, EvmAddress contract, List<String> topics, long from, long to) {
    BlockHeader last =
        RpcChain.header(endpoint, Quantities.hex(to))
            .orElseThrow(() -> new ChainUnavailable(endpoint.name() + " has no block " + to));
    List<BlockLog> logs = new ArrayList<>();
    collect(endpoint, contract, topics, from, to, logs);
    for (BlockLog log : logs) {
      boolean fits =
          log.block() >= from
              && log.block() <= to
              && (log.block() != last.number() || log.blockHash().equals(last.hash()));
      if (!fits) {
        throw new ChainUnavailable(endpoint.name() + " gave a log of another block: " + log);
      }
    }
    return List.copyOf(logs);
  }

  private static void collect(
      RpcEndpoint endpoint,
      EvmAddress contract,
      List<String> topics,
      long from,
      long to,
      List<BlockLog> into) {
    Map<String, Object> filter =
        Map.of(
            "address", contract.hex(),
            "topics", List.of(topics),
            "fromBlock", Quantities.hex(from),
            "toBlock", Quantities.hex(to));
    try {
      for (JsonNode log : endpoint.ask("eth_getLogs", filter)) {
        into.add(blockLog(log));
      }
    } catch (RpcRefusal tooMuch) {
      if (from == to) {
        throw new ChainUnavailable("eth_getLogs: " + tooMuch.reason(), tooMuch);
      }
      long middle = from + (to - from) / 2;
      collect(endpoint, contract, topics, from, middle, into);
      collect(endpoint, contract, topics, middle + 1, to, into);
    }
  }

  private static BlockLog blockLog(JsonNode log) {
    return new BlockLog(
        Quantities.number(log, "blockNumber"),
        Quantities.hash(log, "blockHash"),
        Quantities.hash(log, "transactionHash"),
        Quantities.number(log, "logIndex"),
        eventLog(log));
  }

  static EventLog eventLog(JsonNode log) {
    List<String> topics = new ArrayList<>();
    log.path("topics").forEach(topic -> topics.add(topic.asString("")));
    return new EventLog(log.path("address").asString(""), topics, log.path("data").asString(""));
  }
}
