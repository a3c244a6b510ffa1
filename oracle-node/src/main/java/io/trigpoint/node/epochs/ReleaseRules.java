package io.trigpoint.node.epochs;

import java.util.Optional;

/** How a held epoch goes on, from the reason why it is held. Pure. */
public final class ReleaseRules {
  private static final String DATABASE =
      "no release mends this: restore the database that signed, or continue from its clone";

  private ReleaseRules() {}

  /** Where a released epoch goes on. */
  public enum Release {
    /** Tries the step again that failed. */
    WHERE_IT_WAS,
    /** Certifies and computes again. */
    SEALED,
    /** Signs anew. */
    COMPUTED,
    /** Puts its posting back into the outbox. */
    SENT_AGAIN
  }

  /** What is to be done with a held epoch. */
  public sealed interface Decision {
    record Go(Release release) implements Decision {}

    record Refuse(String why) implements Decision {}
  }

  /**
   * Decides.
   *
   * @param because what the epoch's row says
   * @param sendAgain whether a person says that the result is right and is to be sent again
   */
  public static Decision decide(String because, boolean sendAgain) {
    return byReason(because)
        .<Decision>map(Decision.Go::new)
        .orElseGet(() -> afterVeto(because, sendAgain));
  }

  private static Optional<Release> byReason(String because) {
    if (because.startsWith("no signer set is active")
        || because.contains("say which inputs of this epoch were signed")) {
      return Optional.of(Release.SEALED);
    }
    if (because.startsWith("the attest key")) {
      return Optional.of(Release.COMPUTED);
    }
    if (because.startsWith("a step failed")
        || because.startsWith("the published files have another result")) {
      return Optional.of(Release.WHERE_IT_WAS);
    }
    return because.startsWith("it could not be posted")
        ? Optional.of(Release.SENT_AGAIN)
        : Optional.empty();
  }

  private static Decision afterVeto(String because, boolean sendAgain) {
    boolean perhaps =
        because.startsWith("the guardian vetoed")
            || because.startsWith("the chain has another result");
    if (!perhaps) {
      return new Decision.Refuse(DATABASE);
    }
    return sendAgain
        ? new Decision.Go(Release.SENT_AGAIN)
        : new Decision.Refuse(
            "somebody has to decide: when this node's result is right, and what speaks against it"
                + " on the chain is over (docs/spec/epochs.md), give --send-again");
  }
}
