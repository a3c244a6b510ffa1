package io.trigpoint.node.epochs;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.QuorumSignatures;
import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.node.epochs.EpochSight.Guarded;
import io.trigpoint.node.epochs.EpochSight.Leaves;
import io.trigpoint.node.epochs.EpochSight.OnChain;
import io.trigpoint.node.epochs.EpochSight.Posting;
import io.trigpoint.node.epochs.EpochSight.Signers;
import io.trigpoint.node.epochs.EpochSight.Turn;
import io.trigpoint.node.epochs.EpochStep.Compute;
import io.trigpoint.node.epochs.EpochStep.Finish;
import io.trigpoint.node.epochs.EpochStep.Guard;
import io.trigpoint.node.epochs.EpochStep.Hold;
import io.trigpoint.node.epochs.EpochStep.Look;
import io.trigpoint.node.epochs.EpochStep.Note;
import io.trigpoint.node.epochs.EpochStep.Post;
import io.trigpoint.node.epochs.EpochStep.Sign;
import io.trigpoint.node.epochs.EpochStep.Wait;
import io.trigpoint.report.Hash32;
import java.util.Optional;

/** Decides what is done next for an epoch, from its row and what is known outside of it. Pure. */
public final class EpochMachine {
  /** Times in a row that one step may end with the same exception. */
  static final int SAME_FAILURES = 10;

  private EpochMachine() {}

  /** A step that ended with an exception: what it said, and how often in a row. */
  public record Failure(String what, int times) {

    /** What to write down after one more failure. */
    public static Failure after(Optional<Failure> before, String what) {
      int earlier = before.filter(same -> same.what().equals(what)).map(Failure::times).orElse(0);
      return new Failure(what, earlier + 1);
    }
  }

  /** Throws {@link IllegalArgumentException} for a sight that does not belong to the state. */
  public static EpochStep next(EpochState state, EpochResult result, EpochSight sight) {
    return switch (sight) {
      case Leaves leaves when state == EpochState.COMPUTED -> beforeGuard(result, leaves);
      case Guarded(boolean admitted) when state == EpochState.COMPUTED ->
          admitted ? new Sign() : new Hold("another result of this epoch was signed before");
      case Turn turn when state == EpochState.SIGNED -> post(turn);
      case Posting(IntentStatus intent) when state == EpochState.POSTED -> posting(intent);
      case OnChain onChain when state == EpochState.POSTED -> confirm(result, onChain);
      case Signers _, Leaves _, Guarded _, Turn _, Posting _, OnChain _ ->
          throw new IllegalArgumentException(sight + " of an epoch that is " + state);
    };
  }

  /** What to do with sealed inputs; they have no result yet. */
  public static EpochStep compute(Signers signers) {
    return signers
        .set()
        .<EpochStep>map(set -> new Compute(set.id()))
        .orElseGet(() -> new Hold("no signer set is active in this epoch"));
  }

  /** Whether an epoch whose step fails is tried again, or waits for a person. */
  public static EpochStep failed(Failure failure) {
    return failure.times() < SAME_FAILURES
        ? new Wait("it is tried again after: " + failure.what())
        : new Hold("a step failed " + failure.times() + " times alike, from " + failure.what());
  }

  private static EpochStep beforeGuard(EpochResult result, Leaves seen) {
    if (result.rewardRoot().equals(EpochResult.NO_ROOT)) {
      return new Finish();
    }
    if (seen.refusal().isPresent()) {
      return new Hold("its leaves are not to be signed: " + seen.refusal().get());
    }
    return switch (seen.decision()) {
      case SigningRules.Decision.Sign() -> new Guard();
      case SigningRules.Decision.Refuse(String reason) -> new Hold(reason);
      case SigningRules.Decision.NotYet(String why) -> new Wait(why);
      case SigningRules.Decision.Posted(long activatesAt) ->
          seen.headSeconds() < activatesAt
              ? new Wait("its result, which the chain has, does not count yet")
              : new Finish();
    };
  }

  private static EpochStep post(Turn turn) {
    if (turn.headSeconds() < turn.postableFromSeconds()) {
      return new Wait("the result before does not count yet, or posting is paused");
    }
    Optional<SignerSet> set = turn.set();
    int index = set.map(each -> each.signers().indexOf(turn.signer())).orElse(-1);
    boolean enough =
        index >= 0 && QuorumSignatures.threshold(set.orElseThrow().signers().size()) == 1;
    return enough
        ? new Post(index)
        : new Hold("the attest key " + turn.signer() + " alone is no quorum");
  }

  private static EpochStep posting(IntentStatus intent) {
    return switch (intent) {
      case IntentStatus.Unknown() -> new Hold("its intent is not in the outbox");
      case IntentStatus.Pending() -> new Wait("its posting is not final");
      case IntentStatus.Mined _, IntentStatus.Failed _ -> new Look();
    };
  }

  /** A failed posting may mean that another sender was first. */
  private static EpochStep confirm(EpochResult result, OnChain seen) {
    return switch (PostingRules.decide(
        result.rewardRoot(), seen.settled(), seen.latest(), refusal(seen.intent()))) {
      case PostingRules.Decision.Wait() -> new Wait("no posting is final");
      case PostingRules.Decision.Hold(String reason) -> new Hold(reason);
      case PostingRules.Decision.Posted(long activatesAt) ->
          new Note(transaction(seen.intent()), activatesAt, seen.headSeconds() >= activatesAt);
    };
  }

  private static Optional<Hash32> transaction(IntentStatus intent) {
    return intent instanceof IntentStatus.Mined mined
        ? Optional.of(mined.transaction())
        : Optional.empty();
  }

  private static Optional<String> refusal(IntentStatus intent) {
    return intent instanceof IntentStatus.Failed failed
        ? Optional.of(failed.reason())
        : Optional.empty();
  }
}
