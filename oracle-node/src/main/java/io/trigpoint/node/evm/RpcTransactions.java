package io.trigpoint.node.evm;

import io.trigpoint.contracts.EventLog;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.FinalizedChain;
import io.trigpoint.node.chain.TransactionGateway;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Estimates, broadcasts and looks up transactions over JSON-RPC. */
public final class RpcTransactions implements TransactionGateway {
  private final JsonRpc rpc;
  private final FinalizedChain chain;

  public RpcTransactions(JsonRpc rpc, FinalizedChain chain) {
    this.rpc = rpc;
    this.chain = chain;
  }

  @Override
  public Estimate estimate(EvmAddress from, EvmAddress to, String calldata) {
    try {
      JsonNode gas = rpc.ask("eth_estimateGas", call(from, to, calldata), "pending");
      return new Estimate.Gas(Quantities.big(gas).longValueExact());
    } catch (RpcRefusal refused) {
      if (refused.isRevert()) {
        return new Estimate.Refused(refused.reason());
      }
      throw new ChainUnavailable("eth_estimateGas: " + refused.reason(), refused);
    }
  }

  @Override
  public BigInteger baseFee() {
    return Quantities.big(asked("eth_getBlockByNumber", "latest", false).path("baseFeePerGas"));
  }

  @Override
  public BigInteger priorityFee() {
    return Quantities.big(asked("eth_maxPriorityFeePerGas"));
  }

  @Override
  public long transactionCount(EvmAddress account) {
    return countAt(account, "latest");
  }

  @Override
  public long finalTransactionCount(EvmAddress account) {
    return countAt(account, Quantities.hex(chain.head().number()));
  }

  @Override
  public List<String> broadcast(byte[] raw) {
    List<String> complaints = new ArrayList<>();
    for (URI endpoint : rpc.endpoints()) {
      try {
        var _ = rpc.askAt(endpoint, "eth_sendRawTransaction", Hex.of(raw));
      } catch (RpcRefusal refused) {
        complaints.add(refused.reason());
      } catch (ChainUnavailable unreachable) {
        complaints.add(String.valueOf(unreachable.getMessage()));
      }
    }
    return complaints;
  }

  @Override
  public Optional<Receipt> receipt(Hash32 transaction) {
    JsonNode json = asked("eth_getTransactionReceipt", transaction.hex());
    if (!json.isObject()) {
      return Optional.empty();
    }
    List<EventLog> logs = new ArrayList<>();
    json.path("logs").forEach(log -> logs.add(RpcChain.eventLog(log)));
    long block = Quantities.number(json, "blockNumber");
    boolean success = Quantities.number(json, "status") == 1;
    return Optional.of(
        new Receipt(transaction, block, success, block <= chain.head().number(), logs));
  }

  @Override
  public String revertReason(EvmAddress from, EvmAddress to, String calldata, long block) {
    try {
      var _ = rpc.ask("eth_call", call(from, to, calldata), Quantities.hex(block));
      return "reverted";
    } catch (RpcRefusal refused) {
      return refused.reason();
    }
  }

  private long countAt(EvmAddress account, String block) {
    return Quantities.big(asked("eth_getTransactionCount", account.hex(), block)).longValueExact();
  }

  private static Map<String, Object> call(EvmAddress from, EvmAddress to, String calldata) {
    return Map.of("from", from.hex(), "to", to.hex(), "data", calldata);
  }

  private JsonNode asked(String method, Object... parameters) {
    try {
      return rpc.ask(method, parameters);
    } catch (RpcRefusal refused) {
      throw new ChainUnavailable(method + ": " + refused.reason(), refused);
    }
  }
}
