package io.trigpoint.node.epochs;

import io.trigpoint.report.EvmAddress;
import java.util.List;

/** Who may sign an epoch's result, in the contract's order. */
public record SignerSet(long id, List<EvmAddress> signers) {

  public SignerSet {
    signers = List.copyOf(signers);
  }
}
