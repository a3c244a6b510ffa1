package io.trigpoint.node.epochs;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochRootsCalls.EpochPosted;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import io.trigpoint.contracts.TokenTotal;
import io.trigpoint.report.Hash32;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** What the chain has cannot be compared yet. */
    record NotYet(String why) implements Decision {}

    record Refuse(String reason) implements Decision {}
  }

  /**
   * What the chain says.
   *
   * @param lastEpoch the newest epoch that has a result
   * @param posted the result of the epoch in question
   * @param posting the rest of that result; empty while its block is not final
   */
  public record OnChain(long lastEpoch, PostedRoot posted, Optional<Posting> posting) {

    /** A chain without a result of this epoch. */
    public static OnChain without(long lastEpoch) {
      return new OnChain(lastEpoch, new PostedRoot(EpochResult.NO_ROOT, 0), Optional.empty());
    }
  }

  /**
   * What the chain still has of a posted result. The root before is not among it: the contract took
   * the result only with its own.
   *
   * @param totals as the contract has them while no later result was posted; none afterwards
   */
  public record Posting(EpochPosted event, List<TokenTotal> totals) {
    public Posting {
      totals = List.copyOf(totals);
    }
  }

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
    Optional<String> other = chain.posting().flatMap(posting -> difference(result, posting));
    if (other.isPresent()) {
      return new Decision.Refuse(
          "the chain has another result: the same reward root with " + other.get());
    }
    if (kept.isPresent()) {
      return new Decision.Sign();
    }
    if (chain.posted().exists()) {
      return chain.posting().isPresent()
          ? new Decision.Posted(chain.posted().activatesAt())
          : new Decision.NotYet("the block that has its result is not final");
    }
    if (chain.lastEpoch() > result.epoch()) {
      return new Decision.Refuse(
          "the chain has results up to epoch "
              + chain.lastEpoch()
              + ": this database is older than the chain");
    }
    return new Decision.Sign();
  }

  /**
   * Why the inputs of an epoch may not be signed; empty when they may. Of inputs the chain
   * remembers only that there is a result.
   *
   * @param known whether the guard or the published files have a manifest of the epoch
   * @param lastEpoch the newest epoch that has a result on the chain
   */
  public static Optional<String> refusedInputs(long epoch, boolean known, long lastEpoch) {
    return known || lastEpoch < epoch
        ? Optional.empty()
        : Optional.of(
            "the chain has results up to epoch "
                + lastEpoch
                + ", and neither this database nor its published files say which inputs of this"
                + " epoch were signed");
  }

  /** The first signed field in which the two differ, with the chain's value. */
  private static Optional<String> difference(EpochResult result, Posting posting) {
    EpochPosted posted = posting.event();
    return Stream.of(
            differs("input root", result.inputRoot(), posted.inputRoot()),
            differs("verdict root", result.verdictRoot(), posted.verdictRoot()),
            differs("parameter hash", result.parameterHash(), posted.parameterHash()),
            differs("signer set", result.setId(), posted.setId()),
            posting.totals().isEmpty()
                ? Optional.<String>empty()
                : differs("totals", result.totals(), posting.totals()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> differs(String what, Object own, Object posted) {
    return own.equals(posted) ? Optional.empty() : Optional.of(what + " " + posted);
  }
}
