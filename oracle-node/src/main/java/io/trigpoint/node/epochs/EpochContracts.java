package io.trigpoint.node.epochs;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.EpochRootsCalls.EpochPosted;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import io.trigpoint.contracts.SignerSetsCalls;
import io.trigpoint.contracts.TokenTotal;
import io.trigpoint.node.chain.ContractCalls;
import io.trigpoint.report.EvmAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the contracts say about epochs: at the latest block, or at the latest final one. */
public final class EpochContracts {
  private final ContractCalls calls;
  private final ContractCalls finalCalls;
  private final EvmAddress signerSets;
  private final EvmAddress epochRoots;

  /** Reads the latest block by the first calls, the latest final one by the second. */
  public EpochContracts(
      ContractCalls calls, ContractCalls finalCalls, EvmAddress signerSets, EvmAddress epochRoots) {
    this.calls = calls;
    this.finalCalls = finalCalls;
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

  /**
   * From when on a result can be posted, in seconds since 1970: once the newest one counts, and the
   * guardian's pause is over.
   */
  public long postableFrom() {
    String last = calls.call(epochRoots, EpochRootsCalls.lastEpoch());
    String guard = calls.call(epochRoots, EpochRootsCalls.guard());
    return Math.max(
        rootOf(calls, EpochRootsCalls.decodeLastEpoch(last)).activatesAt(),
        EpochRootsCalls.decodeGuard(guard).pausedUntil());
  }

  /** The newest epoch that has a result. */
  public long lastEpoch() {
    return EpochRootsCalls.decodeLastEpoch(calls.call(epochRoots, EpochRootsCalls.lastEpoch()));
  }

  /**
   * What the chain remembers of an epoch's result, for the one who is about to sign it.
   *
   * @param event the epoch's result in the events of final blocks; asked for when there is one
   */
  SigningRules.OnChain memoryOf(EpochResult result, Supplier<Optional<EpochPosted>> event) {
    long last = lastEpoch();
    PostedRoot posted = rootOf(calls, result.epoch());
    return new SigningRules.OnChain(
        last,
        posted,
        posted.exists()
            ? event.get().map(found -> new SigningRules.Posting(found, totals(result, last)))
            : Optional.empty());
  }

  private List<TokenTotal> totals(EpochResult result, long last) {
    return result.epoch() == last
        ? result.totals().stream()
            .map(total ->
                new TokenTotal(
                    total.token(),
                    EpochRootsCalls.decodePostedTotal(
                        calls.call(epochRoots, EpochRootsCalls.postedTotal(total.token())))))
            .toList()
        : List.of();
  }

  /** What became of a result of ours, where it cannot change any more. */
  PostingRules.OnChain finalFate(long epoch, String rewardRoot) {
    return fate(finalCalls, epoch, rewardRoot);
  }

  /** What became of a result of ours in the latest block. */
  PostingRules.OnChain latestFate(long epoch, String rewardRoot) {
    return fate(calls, epoch, rewardRoot);
  }

  private PostingRules.OnChain fate(ContractCalls at, long epoch, String rewardRoot) {
    String until = at.call(epochRoots, EpochRootsCalls.vetoedUntil(epoch, rewardRoot));
    return new PostingRules.OnChain(
        rootOf(at, epoch), EpochRootsCalls.decodeVetoedUntil(until) != 0);
  }

  private PostedRoot rootOf(ContractCalls at, long epoch) {
    return EpochRootsCalls.decodeRootOf(at.call(epochRoots, EpochRootsCalls.rootOf(epoch)));
  }
}
