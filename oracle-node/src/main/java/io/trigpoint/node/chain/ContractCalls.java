package io.trigpoint.node.chain;

import io.trigpoint.report.EvmAddress;

/** Reads of contracts, at the latest block or at a final one, as its maker says. */
public interface ContractCalls {

  /** The answer's bytes as hexadecimal; throws {@link CallReverted} when the contract refuses. */
  String call(EvmAddress contract, String calldata);
}
