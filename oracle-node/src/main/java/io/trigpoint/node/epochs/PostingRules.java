package io.trigpoint.node.epochs;

import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import java.util.Optional;

/**
 * What became of a posting that is over. Only what is in a final block settles or holds an epoch;
 * the latest block is a reason to wait.
 */
public final class PostingRules {

  private PostingRules() {}

  /** What is to be done with an epoch whose posting succeeded or was refused. */
  public sealed interface Decision {

    record Wait() implements Decision {}

    /**
     * The result is on the chain for good, unless the guardian takes it back.
     *
     * @param activatesAt seconds since 1970 from which on it counts
     */
    record Posted(long activatesAt) implements Decision {}

    record Hold(String reason) implements Decision {}
  }

  /**
   * What the contract says at one block.
   *
   * @param posted the epoch's result, of whichever sender
   * @param vetoed whether the guardian took our result back
   */
  public record OnChain(PostedRoot posted, boolean vetoed) {

    private boolean isUntouched() {
      return !posted.exists() && !vetoed;
    }
  }

  /**
   * Decides.
   *
   * @param refusal why our posting was refused; empty when it succeeded
   */
  public static Decision decide(
      String rewardRoot, OnChain settled, OnChain latest, Optional<String> refusal) {
    PostedRoot posted = settled.posted();
    if (posted.exists()) {
      return posted.root().equals(rewardRoot)
          ? new Decision.Posted(posted.activatesAt())
          : new Decision.Hold("the chain has another result: " + posted.root());
    }
    if (settled.vetoed()) {
      return new Decision.Hold("the guardian vetoed its result");
    }
    return refusal
        .filter(reason -> latest.isUntouched())
        .<Decision>map(reason -> new Decision.Hold("it could not be posted: " + reason))
        .orElseGet(Decision.Wait::new);
  }
}
