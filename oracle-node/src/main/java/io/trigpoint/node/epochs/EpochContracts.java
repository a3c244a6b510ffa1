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

  /** Whether the guardian took this root of an epoch back. */
  public boolean isVetoed(long epoch, String rewardRoot) {
    String until = calls.call(epochRoots, EpochRootsCalls.vetoedUntil(epoch, rewardRoot));
    return EpochRootsCalls.decodeVetoedUntil(until) != 0;
  }

  /**
   * From when on a result can be posted, in seconds since 1970: once the newest one counts, and the
   * guardian's pause is over.
   */
  public long postableFrom() {
    String last = calls.call(epochRoots, EpochRootsCalls.lastEpoch());
    String guard = calls.call(epochRoots, EpochRootsCalls.guard());
    return Math.max(
        rootOf(EpochRootsCalls.decodeLastEpoch(last)).activatesAt(),
        EpochRootsCalls.decodeGuard(guard).pausedUntil());
  }

  /** What the chain remembers of an epoch's result, for the one who is about to sign it. */
  SigningRules.OnChain memoryOf(long epoch) {
    String last = calls.call(epochRoots, EpochRootsCalls.lastEpoch());
    return new SigningRules.OnChain(EpochRootsCalls.decodeLastEpoch(last), rootOf(epoch));
  }

  public PostedRoot rootOf(long epoch) {
    return EpochRootsCalls.decodeRootOf(calls.call(epochRoots, EpochRootsCalls.rootOf(epoch)));
  }
}
