package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import io.trigpoint.node.epochs.PostingRules.Decision;
import io.trigpoint.node.epochs.PostingRules.OnChain;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is final decides; what is only in the latest block is waited for. */
class PostingRulesTest {
  private static final String OURS = "0x" + "aa".repeat(32);
  private static final String OTHER = "0x" + "bb".repeat(32);
  private static final OnChain NOTHING = new OnChain(new PostedRoot(EpochResult.NO_ROOT, 0), false);
  private static final OnChain VETOED = new OnChain(NOTHING.posted(), true);
  private static final Optional<String> MINED = Optional.empty();
  private static final Optional<String> REFUSED = Optional.of("EpochAlreadyPosted");

  @Test
  void aFinalResultOfOursIsPostedWhoeverSentIt() {
    assertThat(decide(posted(OURS), posted(OURS), MINED)).isEqualTo(new Decision.Posted(9));
    assertThat(decide(posted(OURS), posted(OURS), REFUSED)).isEqualTo(new Decision.Posted(9));
  }

  @Test
  void aFinalResultOfOthersHoldsTheEpoch() {
    holds(decide(posted(OTHER), posted(OTHER), REFUSED), "the chain has another result: " + OTHER);
  }

  @Test
  void aPostingThatIsOnlyInTheLatestBlockIsWaitedFor() {
    assertThat(decide(NOTHING, posted(OURS), MINED)).isEqualTo(new Decision.Wait());
    assertThat(decide(NOTHING, posted(OURS), REFUSED)).isEqualTo(new Decision.Wait());
    assertThat(decide(NOTHING, posted(OTHER), REFUSED)).isEqualTo(new Decision.Wait());
  }

  @Test
  void aVetoHoldsTheEpochOnceItIsFinal() {
    assertThat(decide(posted(OURS), VETOED, MINED)).isEqualTo(new Decision.Posted(9));
    assertThat(decide(NOTHING, VETOED, REFUSED)).isEqualTo(new Decision.Wait());
    holds(decide(VETOED, VETOED, MINED), "the guardian vetoed");
  }

  @Test
  void aRefusalWithNothingOnTheChainHoldsTheEpoch() {
    holds(decide(NOTHING, NOTHING, REFUSED), "it could not be posted: EpochAlreadyPosted");
  }

  @Test
  void anEndpointThatIsBehindTheFinalPostingIsWaitedFor() {
    assertThat(decide(NOTHING, NOTHING, MINED)).isEqualTo(new Decision.Wait());
  }

  private static Decision decide(OnChain settled, OnChain latest, Optional<String> refusal) {
    return PostingRules.decide(OURS, settled, latest, refusal);
  }

  private static OnChain posted(String root) {
    return new OnChain(new PostedRoot(root, 9), false);
  }

  private static void holds(Decision decision, String reason) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Hold.class, hold -> assertThat(hold.reason()).contains(reason));
  }
}
