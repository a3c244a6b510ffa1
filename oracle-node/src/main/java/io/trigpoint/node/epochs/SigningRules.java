package io.trigpoint.node.epochs;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import io.trigpoint.report.Hash32;
import java.util.Optional;

/**
 * Whether a result may be signed, from all that remembers earlier signatures: this database and the
 * chain. A database that was restored or cloned from an older state remembers less than the chain.
 */
public final class SigningRules {

  private SigningRules() {}

  /** What is to be done with a result that is computed and not signed. */
  public sealed interface Decision {

    record Sign() implements Decision {}

    /**
     * The chain has this result already, and this database knows nothing of it: there is nothing to
     * sign.
     *
     * @param activatesAt seconds since 1970
     */
    record Posted(long activatesAt) implements Decision {}

    record Refuse(String reason) implements Decision {}
  }

  /**
   * What the chain says.
   *
   * @param lastEpoch the newest epoch that has a result
   * @param posted the result of the epoch in question
   */
  public record OnChain(long lastEpoch, PostedRoot posted) {}

  /**
   * Decides.
   *
   * @param kept what was signed before for this epoch
   */
  public static Decision decide(
      EpochResult result, Hash32 digest, Optional<Hash32> kept, OnChain chain) {
    if (kept.isPresent() && !kept.get().equals(digest)) {
      return new Decision.Refuse("another result of this epoch was signed before");
    }
    if (chain.posted().exists() && !chain.posted().root().equals(result.rewardRoot())) {
      return new Decision.Refuse("the chain has another result: " + chain.posted().root());
    }
    if (kept.isPresent()) {
      return new Decision.Sign();
    }
    if (chain.posted().exists()) {
      return new Decision.Posted(chain.posted().activatesAt());
    }
    if (chain.lastEpoch() > result.epoch()) {
      return new Decision.Refuse(
          "the chain has results up to epoch "
              + chain.lastEpoch()
              + ": this database is older than the chain");
    }
    return new Decision.Sign();
  }
}
