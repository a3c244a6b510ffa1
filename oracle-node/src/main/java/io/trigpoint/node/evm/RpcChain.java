package io.trigpoint.node.evm;

import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.chain.BlockLog;
import io.trigpoint.node.chain.CallReverted;
import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.ContractCalls;
import io.trigpoint.node.chain.FinalizedChain;
import io.trigpoint.node.evm.Agreement.Agreed;
import io.trigpoint.node.evm.Agreement.Open;
import io.trigpoint.node.evm.Agreement.Said;
import io.trigpoint.report.EvmAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads blocks, logs and contracts over JSON-RPC, as a quorum of endpoints sees them. */
public final class RpcChain implements FinalizedChain, ContractCalls {
  private static final String LATEST = "latest";

  /** What public endpoints take in one batch. */
  private static final int CALLS_AT_ONCE = 100;

  /** No chain that calls blocks final takes longer from one such block to the next. */
  private static final long STALE_SECONDS = 900;

  private final JsonRpc rpc;
  private final Finality finality;

  public RpcChain(JsonRpc rpc, Finality finality) {
    this.rpc = rpc;
    this.finality = finality;
  }

  @Override
  public BlockHeader head() {
    return switch (finality) {
      case Finality.Finalized() -> agreed("finalized", endpoint -> required(endpoint, "finalized"));
      case Finality.Depth(long blocks) ->
          agreed("the head", endpoint -> below(endpoint, required(endpoint, LATEST), blocks));
    };
  }

  /** The latest block that a quorum has. */
  BlockHeader latest() {
    return agreed(LATEST, endpoint -> required(endpoint, LATEST));
  }

  @Override
  public Optional<BlockHeader> block(long number) {
    return rpc.agree("block " + number, endpoint -> header(endpoint, Quantities.hex(number)));
  }

  @Override
  public List<BlockLog> logs(
      EvmAddress contract, List<String> topics, long fromBlock, long toBlock) {
    return rpc.agree(
        "logs of blocks " + fromBlock + " to " + toBlock,
        endpoint -> LogQuery.ask(endpoint, contract, topics, fromBlock, toBlock));
  }

  /** Reads at the latest block. */
  @Override
  public String call(EvmAddress contract, String calldata) {
    return call(contract, calldata, rpc.quorum() == 1 ? LATEST : at(latest()));
  }

  /** Reads at one latest block, some hundred calls in a request. */
  @Override
  public List<String> callAll(EvmAddress contract, List<String> calldata) {
    Object block = rpc.quorum() == 1 ? LATEST : at(latest());
    List<String> answers = new ArrayList<>();
    for (int from = 0; from < calldata.size(); from += CALLS_AT_ONCE) {
      List<Object[]> calls =
          calldata.subList(from, Math.min(from + CALLS_AT_ONCE, calldata.size())).stream()
              .map(data -> new Object[] {Map.of("to", contract.hex(), "data", data), block})
              .toList();
      answers.addAll(rpc.agree("eth_call", endpoint -> callAll(endpoint, calls)));
    }
    return answers;
  }

  private static List<String> callAll(RpcEndpoint endpoint, List<Object[]> calls) {
    try {
      return endpoint.askAll("eth_call", calls).stream()
          .map(answer -> answer.asString(""))
          .toList();
    } catch (RpcRefusal refused) {
      if (refused.isExecution()) {
        throw new CallReverted(refused.reason());
      }
      throw new ChainUnavailable("eth_call: " + refused.reason(), refused);
    }
  }

  /** Reads at the latest final block: what they answer will not be taken back. */
  public ContractCalls atFinalBlock() {
    return (contract, calldata) -> call(contract, calldata, at(head()));
  }

  /** A block by its hash, so that all endpoints speak of the same one. */
  private static Map<String, String> at(BlockHeader block) {
    return Map.of("blockHash", block.hash().hex());
  }

  private String call(EvmAddress contract, String calldata, Object block) {
    Map<String, String> call = Map.of("to", contract.hex(), "data", calldata);
    CallOutcome outcome =
        rpc.agree(
            "eth_call", endpoint -> CallOutcome.ask(endpoint, call, block), CallOutcome::essence);
    return outcome.answer().orElseThrow(() -> new CallReverted(outcome.reason()));
  }

  /**
   * The highest block that a quorum has reached, as a quorum describes it. What one endpoint says
   * of its end of the chain needs no agreement; an end that is much too old is named.
   */
  private BlockHeader agreed(String what, Function<RpcEndpoint, BlockHeader> end) {
    if (rpc.quorum() == 1) {
      return rpc.agree(what, end);
    }
    List<Said<BlockHeader>> ends = rpc.survey(what, end);
    BlockHeader found =
        switch (Agreement.of(ends, rpc.quorum(), header -> header)) {
          case Agreed<BlockHeader>(BlockHeader same, var _) -> same;
          case Open<BlockHeader>(String whoSaidWhat) -> reachedByQuorum(ends, whoSaidWhat);
        };
    for (Said<BlockHeader> one : ends) {
      one.answer()
          .filter(own -> found.timestamp() - own.timestamp() > STALE_SECONDS)
          .ifPresent(own -> rpc.disagreed(one.endpoint(), "the newest block, as its own is old"));
    }
    return found;
  }

  private BlockHeader reachedByQuorum(List<Said<BlockHeader>> ends, String whoSaidWhat) {
    List<Long> numbers =
        ends.stream().flatMap(one -> one.answer().stream()).map(BlockHeader::number).toList();
    return Agreement.reachedByQuorum(numbers, rpc.quorum())
        .flatMap(this::block)
        .orElseThrow(() -> new ChainUnavailable("no agreement on the head: " + whoSaidWhat));
  }

  private static BlockHeader below(RpcEndpoint endpoint, BlockHeader latest, long blocks) {
    return blocks == 0
        ? latest
        : required(endpoint, Quantities.hex(Math.max(0, latest.number() - blocks)));
  }

  private static BlockHeader required(RpcEndpoint endpoint, String block) {
    return header(endpoint, block)
        .orElseThrow(() -> new ChainUnavailable(endpoint.name() + " has no block " + block));
  }

  static Optional<BlockHeader> header(RpcEndpoint endpoint, String block) {
    JsonNode json = asked(endpoint, "eth_getBlockByNumber", block, false);
    if (!json.isObject()) {
      return Optional.empty();
    }
    BigInteger baseFee =
        json.has("baseFeePerGas") ? Quantities.big(json, "baseFeePerGas") : BigInteger.ZERO;
    return Optional.of(
        new BlockHeader(
            Quantities.number(json, "number"),
            Quantities.hash(json, "hash"),
            Quantities.number(json, "timestamp"),
            baseFee));
  }

  static JsonNode asked(RpcEndpoint endpoint, String method, Object... parameters) {
    try {
      return endpoint.ask(method, parameters);
    } catch (RpcRefusal refused) {
      throw new ChainUnavailable(method + ": " + refused.reason(), refused);
    }
  }
}
