package io.trigpoint.node.epochs;

import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import io.trigpoint.contracts.SignerSetsCalls;
import io.trigpoint.node.chain.ContractCalls;
import io.trigpoint.report.EvmAddress;
import java.util.Optional;

/** What the contracts say about epochs. */
public final class EpochContracts {
  private final ContractCalls calls;
  private final EvmAddress signerSets;
  private final EvmAddress epochRoots;

  public EpochContracts(ContractCalls calls, EvmAddress signerSets, EvmAddress epochRoots) {
    this.calls = calls;
    this.signerSets = signerSets;
    this.epochRoots = epochRoots;
  }

  public EvmAddress epochRoots() {
    return epochRoots;
  }

  /** The set that is active in an epoch, empty when none is. */
  public Optional<SignerSet> signersOf(long epoch) {
    long newest =
        SignerSetsCalls.decodeSetCount(calls.call(signerSets, SignerSetsCalls.setCount()));
    for (long id = newest; id > 0; id--) {
      String active = calls.call(signerSets, SignerSetsCalls.isActive(id, epoch));
      if (SignerSetsCalls.decodeIsActive(active)) {
        String answer = calls.call(signerSets, SignerSetsCalls.signersOf(id));
        return Optional.of(
            new SignerSet(
                id,
                SignerSetsCalls.decodeSignersOf(answer).stream().map(EvmAddress::new).toList()));
      }
    }
    return Optional.empty();
  }

  public PostedRoot rootOf(long epoch) {
    return EpochRootsCalls.decodeRootOf(calls.call(epochRoots, EpochRootsCalls.rootOf(epoch)));
  }
}
