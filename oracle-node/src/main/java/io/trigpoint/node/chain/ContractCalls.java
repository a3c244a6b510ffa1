package io.trigpoint.node.chain;

import io.trigpoint.report.EvmAddress;
import java.util.List;

/** Reads of contracts, at the latest block or at a final one, as its maker says. */
public interface ContractCalls {

  /** The answer's bytes as hexadecimal; throws {@link CallReverted} when the contract refuses. */
  String call(EvmAddress contract, String calldata);

  /** The answers to many calls of one contract, in their order; one by one unless it is said. */
  default List<String> callAll(EvmAddress contract, List<String> calldata) {
    return calldata.stream().map(each -> call(contract, each)).toList();
  }
}
