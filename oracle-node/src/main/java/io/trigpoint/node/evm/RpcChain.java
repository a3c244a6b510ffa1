package io.trigpoint.node.evm;

import io.trigpoint.contracts.EventLog;
import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.chain.BlockLog;
import io.trigpoint.node.chain.CallReverted;
import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.ContractCalls;
import io.trigpoint.node.chain.FinalizedChain;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads blocks, logs and contracts over JSON-RPC. */
public final class RpcChain implements FinalizedChain, ContractCalls {
  private static final String LATEST = "latest";

  private final JsonRpc rpc;
  private final Finality finality;

  public RpcChain(JsonRpc rpc, Finality finality) {
    this.rpc = rpc;
    this.finality = finality;
  }

  @Override
  public BlockHeader head() {
    return switch (finality) {
      case Finality.Finalized() -> required("finalized");
      case Finality.Depth(long blocks) -> {
        BlockHeader latest = required(LATEST);
        yield blocks == 0
            ? latest
            : required(Quantities.hex(Math.max(0, latest.number() - blocks)));
      }
    };
  }

  @Override
  public Optional<BlockHeader> block(long number) {
    return header(Quantities.hex(number));
  }

  @Override
  public List<BlockLog> logs(
      EvmAddress contract, List<String> topics, long fromBlock, long toBlock) {
    Map<String, Object> filter =
        Map.of(
            "address", contract.hex(),
            "topics", List.of(topics),
            "fromBlock", Quantities.hex(fromBlock),
            "toBlock", Quantities.hex(toBlock));
    List<BlockLog> logs = new ArrayList<>();
    for (JsonNode log : asked("eth_getLogs", filter)) {
      logs.add(
          new BlockLog(
              Quantities.number(log, "blockNumber"),
              Hash32.ofHex(log.path("blockHash").asString()),
              eventLog(log)));
    }
    return logs;
  }

  @Override
  public String call(EvmAddress contract, String calldata) {
    try {
      return rpc.ask("eth_call", Map.of("to", contract.hex(), "data", calldata), LATEST).asString();
    } catch (RpcRefusal refused) {
      throw new CallReverted(refused.reason());
    }
  }

  static EventLog eventLog(JsonNode log) {
    List<String> topics = new ArrayList<>();
    log.path("topics").forEach(topic -> topics.add(topic.asString()));
    return new EventLog(log.path("address").asString(), topics, log.path("data").asString());
  }

  private BlockHeader required(String block) {
    return header(block).orElseThrow(() -> new ChainUnavailable("no block " + block));
  }

  private Optional<BlockHeader> header(String block) {
    JsonNode json = asked("eth_getBlockByNumber", block, false);
    if (!json.isObject()) {
      return Optional.empty();
    }
    BigInteger baseFee =
        json.has("baseFeePerGas") ? Quantities.big(json, "baseFeePerGas") : BigInteger.ZERO;
    return Optional.of(
        new BlockHeader(
            Quantities.number(json, "number"),
            Hash32.ofHex(json.path("hash").asString()),
            Quantities.number(json, "timestamp"),
            baseFee));
  }

  private JsonNode asked(String method, Object... parameters) {
    try {
      return rpc.ask(method, parameters);
    } catch (RpcRefusal refused) {
      throw new ChainUnavailable(method + ": " + refused.reason(), refused);
    }
  }
}
