package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import io.trigpoint.node.epochs.SigningRules.Decision;
import io.trigpoint.node.epochs.SigningRules.OnChain;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** I-14 as a rule: what this database and the chain remember decides. */
class SigningRulesTest {
  private static final String ROOT = "0x" + "aa".repeat(32);
  private static final String OTHER_ROOT = "0x" + "bb".repeat(32);
  private static final Hash32 DIGEST = Hashes.sha256(new byte[] {1});
  private static final Hash32 OTHER_DIGEST = Hashes.sha256(new byte[] {2});
  private static final PostedRoot NOTHING = new PostedRoot(EpochResult.NO_ROOT, 0);
  private static final EpochResult RESULT =
      new EpochResult(7, 1, ROOT, ROOT, ROOT, ROOT, EpochResult.NO_ROOT, List.of());

  @Test
  void aResultThatNobodyKnowsIsSigned() {
    assertThat(decide(Optional.empty(), new OnChain(6, NOTHING))).isEqualTo(new Decision.Sign());
  }

  @Test
  void theSameResultIsSignedAgainAfterACrashBeforeAndAfterItWasPosted() {
    assertThat(decide(Optional.of(DIGEST), new OnChain(6, NOTHING))).isEqualTo(new Decision.Sign());
    assertThat(decide(Optional.of(DIGEST), new OnChain(7, new PostedRoot(ROOT, 9))))
        .isEqualTo(new Decision.Sign());
  }

  @Test
  void anotherResultThanTheOneSignedIsRefused() {
    refused(Optional.of(OTHER_DIGEST), new OnChain(6, NOTHING), "signed before");
  }

  @Test
  void anotherResultThanTheOnePostedIsRefused() {
    OnChain chain = new OnChain(7, new PostedRoot(OTHER_ROOT, 9));
    refused(Optional.empty(), chain, "the chain has another result: " + OTHER_ROOT);
    refused(Optional.of(DIGEST), chain, "the chain has another result");
  }

  @Test
  void aRestoredDatabaseAdoptsItsOwnResultFromTheChain() {
    assertThat(decide(Optional.empty(), new OnChain(9, new PostedRoot(ROOT, 5))))
        .isEqualTo(new Decision.Posted(5));
  }

  @Test
  void aDatabaseThatIsOlderThanTheChainDoesNotSignWhatTheChainHasLeftBehind() {
    refused(Optional.empty(), new OnChain(8, NOTHING), "up to epoch 8");
  }

  private static void refused(Optional<Hash32> kept, OnChain chain, String reason) {
    assertThat(decide(kept, chain))
        .isInstanceOfSatisfying(
            Decision.Refuse.class, refusal -> assertThat(refusal.reason()).contains(reason));
  }

  private static Decision decide(Optional<Hash32> kept, OnChain chain) {
    return SigningRules.decide(RESULT, DIGEST, kept, chain);
  }
}
