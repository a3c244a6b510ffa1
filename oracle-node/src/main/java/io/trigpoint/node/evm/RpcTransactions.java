package io.trigpoint.node.evm;

import io.trigpoint.contracts.EventLog;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.Refusal;
import io.trigpoint.node.chain.TransactionGateway;
import io.trigpoint.node.evm.Agreement.Said;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Estimates, broadcasts and looks up transactions over JSON-RPC. */
public final class RpcTransactions implements TransactionGateway {
  private final JsonRpc rpc;
  private final RpcChain chain;

  public RpcTransactions(JsonRpc rpc, RpcChain chain) {
    this.rpc = rpc;
    this.chain = chain;
  }

  /** The middle one of a quorum's estimates; refused only when a quorum refuses. */
  @Override
  public Estimate estimate(EvmAddress from, EvmAddress to, String calldata) {
    Map<String, Object> call = call(from, to, calldata);
    if (rpc.quorum() == 1) {
      return rpc.agree("eth_estimateGas", endpoint -> estimate(endpoint, call));
    }
    List<Estimate> given = answers(rpc.survey("eth_estimateGas", one -> estimate(one, call)));
    List<Long> gas =
        given.stream()
            .filter(Estimate.Gas.class::isInstance)
            .map(estimate -> ((Estimate.Gas) estimate).units())
            .toList();
    if (gas.size() >= rpc.quorum()) {
      return new Estimate.Gas(Agreement.median(gas));
    }
    return given.stream()
        .filter(Estimate.Refused.class::isInstance)
        .skip(rpc.quorum() - 1L)
        .findFirst()
        .orElseThrow(() -> new ChainUnavailable("no agreement on eth_estimateGas: " + given));
  }

  private static Estimate estimate(RpcEndpoint endpoint, Map<String, Object> call) {
    try {
      JsonNode gas = endpoint.ask("eth_estimateGas", call, "pending");
      return new Estimate.Gas(Quantities.big(gas).longValueExact());
    } catch (RpcRefusal refused) {
      if (refused.isRevert()) {
        return new Estimate.Refused(refused.refusal());
      }
      throw new ChainUnavailable("eth_estimateGas: " + refused.reason(), refused);
    }
  }

  @Override
  public BigInteger balance(EvmAddress account) {
    String block = rpc.quorum() == 1 ? "latest" : Quantities.hex(chain.latest().number());
    return rpc.agree(
        "balance of " + account,
        endpoint ->
            Quantities.big(RpcChain.asked(endpoint, "eth_getBalance", account.hex(), block)));
  }

  @Override
  public BigInteger baseFee() {
    return chain.latest().baseFee();
  }

  /** The middle one of what a quorum suggests. */
  @Override
  public BigInteger priorityFee() {
    String method = "eth_maxPriorityFeePerGas";
    if (rpc.quorum() == 1) {
      return rpc.agree(method, RpcTransactions::priorityFee);
    }
    List<BigInteger> fees = answers(rpc.survey(method, RpcTransactions::priorityFee));
    if (fees.size() < rpc.quorum()) {
      throw new ChainUnavailable("no agreement on " + method + ": " + fees);
    }
    return Agreement.median(fees);
  }

  private static BigInteger priorityFee(RpcEndpoint endpoint) {
    return Quantities.big(RpcChain.asked(endpoint, "eth_maxPriorityFeePerGas"));
  }

  @Override
  public long transactionCount(EvmAddress account) {
    return countAt(account, rpc.quorum() == 1 ? "latest" : Quantities.hex(chain.latest().number()));
  }

  @Override
  public long finalTransactionCount(EvmAddress account) {
    return countAt(account, Quantities.hex(chain.head().number()));
  }

  @Override
  public List<String> broadcast(byte[] raw) {
    return rpc
        .all("broadcast", endpoint -> endpoint.ask("eth_sendRawTransaction", Hex.of(raw)))
        .stream()
        .filter(one -> one.answer().isEmpty())
        .map(one -> one.endpoint() + ": " + one.failure())
        .toList();
  }

  @Override
  public Optional<Receipt> receipt(Hash32 transaction) {
    Optional<MinedIn> found =
        rpc.agree("receipt of " + transaction, endpoint -> receipt(endpoint, transaction));
    return found.map(mined ->
        new Receipt(
            transaction,
            mined.block(),
            mined.success(),
            mined.block() <= chain.head().number(),
            mined.logs()));
  }

  /** A receipt as one endpoint has it. */
  private record MinedIn(long block, Hash32 blockHash, boolean success, List<EventLog> logs) {
    MinedIn {
      logs = List.copyOf(logs);
    }
  }

  private static Optional<MinedIn> receipt(RpcEndpoint endpoint, Hash32 transaction) {
    JsonNode json = RpcChain.asked(endpoint, "eth_getTransactionReceipt", transaction.hex());
    if (!json.isObject()) {
      return Optional.empty();
    }
    List<EventLog> logs = new ArrayList<>();
    json.path("logs").forEach(log -> logs.add(LogQuery.eventLog(log)));
    boolean success = Quantities.number(json, "status") == 1;
    return Optional.of(
        new MinedIn(
            Quantities.number(json, "blockNumber"),
            Quantities.hash(json, "blockHash"),
            success,
            logs));
  }

  @Override
  public Refusal refusal(EvmAddress from, EvmAddress to, String calldata, long block) {
    try {
      var _ = rpc.ask("eth_call", call(from, to, calldata), Quantities.hex(block));
      return Refusal.forGood("reverted");
    } catch (RpcRefusal refused) {
      return refused.refusal();
    }
  }

  private long countAt(EvmAddress account, String block) {
    return rpc.agree(
        "transactions of " + account,
        endpoint ->
            Quantities.big(
                    RpcChain.asked(endpoint, "eth_getTransactionCount", account.hex(), block))
                .longValueExact());
  }

  private static <T> List<T> answers(List<Said<T>> said) {
    return said.stream().flatMap(one -> one.answer().stream()).toList();
  }

  private static Map<String, Object> call(EvmAddress from, EvmAddress to, String calldata) {
    return Map.of("from", from.hex(), "to", to.hex(), "data", calldata);
  }
}
