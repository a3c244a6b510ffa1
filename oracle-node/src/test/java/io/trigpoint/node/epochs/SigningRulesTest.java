package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochRootsCalls.EpochPosted;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import io.trigpoint.contracts.TokenTotal;
import io.trigpoint.node.epochs.SigningRules.Decision;
import io.trigpoint.node.epochs.SigningRules.OnChain;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** I-14 as a rule: what this database and the chain remember decides. */
class SigningRulesTest {
  private static final String ROOT = "0x" + "aa".repeat(32);
  private static final String OTHER_ROOT = "0x" + "bb".repeat(32);
  private static final Hash32 DIGEST = Hashes.sha256(new byte[] {1});
  private static final Hash32 OTHER_DIGEST = Hashes.sha256(new byte[] {2});
  private static final String TOKEN = "0x" + "11".repeat(20);
  private static final List<TokenTotal> TOTALS =
      List.of(new TokenTotal(TOKEN, BigInteger.valueOf(5)));
  private static final EpochResult RESULT =
      new EpochResult(7, 1, ROOT, ROOT, ROOT, ROOT, EpochResult.NO_ROOT, TOTALS);
  private static final EpochPosted EVENT = new EpochPosted(7, ROOT, ROOT, ROOT, ROOT, 1, 9);

  @Test
  void aResultThatNobodyKnowsIsSigned() {
    assertThat(decide(Optional.empty(), OnChain.without(6))).isEqualTo(new Decision.Sign());
  }

  @Test
  void theSameResultIsSignedAgainAfterACrashBeforeAndAfterItWasPosted() {
    assertThat(decide(Optional.of(DIGEST), OnChain.without(6))).isEqualTo(new Decision.Sign());
    assertThat(decide(Optional.of(DIGEST), posted(7, ROOT, 9, EVENT)))
        .isEqualTo(new Decision.Sign());
  }

  @Test
  void anotherResultThanTheOneSignedIsRefused() {
    refused(Optional.of(OTHER_DIGEST), OnChain.without(6), "signed before");
  }

  @Test
  void anotherResultThanTheOnePostedIsRefused() {
    OnChain chain = posted(7, OTHER_ROOT, 9, EVENT);
    refused(Optional.empty(), chain, "the chain has another result: " + OTHER_ROOT);
    refused(Optional.of(DIGEST), chain, "the chain has another result");
  }

  @Test
  void aRestoredDatabaseAdoptsItsOwnResultFromTheChain() {
    assertThat(decide(Optional.empty(), posted(9, ROOT, 5, EVENT)))
        .isEqualTo(new Decision.Posted(5));
  }

  @Test
  void aDatabaseThatIsOlderThanTheChainDoesNotSignWhatTheChainHasLeftBehind() {
    refused(Optional.empty(), OnChain.without(8), "up to epoch 8");
  }

  @Test
  void theSameRewardRootWithAnyOtherSignedFieldIsAnotherResult() {
    otherThanPosted(new EpochPosted(7, ROOT, OTHER_ROOT, ROOT, ROOT, 1, 9), "input root");
    otherThanPosted(new EpochPosted(7, ROOT, ROOT, OTHER_ROOT, ROOT, 1, 9), "verdict root");
    otherThanPosted(new EpochPosted(7, ROOT, ROOT, ROOT, OTHER_ROOT, 1, 9), "parameter hash");
    otherThanPosted(new EpochPosted(7, ROOT, ROOT, ROOT, ROOT, 2, 9), "signer set 2");
    List<TokenTotal> more = List.of(new TokenTotal(TOKEN, BigInteger.valueOf(6)));
    OnChain chain =
        new OnChain(7, new PostedRoot(ROOT, 9), Optional.of(new SigningRules.Posting(EVENT, more)));
    refused(Optional.empty(), chain, "the same reward root with totals");
  }

  @Test
  void aPostedResultWhoseBlockIsNotFinalIsNotAdoptedYet() {
    OnChain chain = new OnChain(7, new PostedRoot(ROOT, 9), Optional.empty());
    assertThat(decide(Optional.empty(), chain)).isInstanceOf(Decision.NotYet.class);
    assertThat(decide(Optional.of(DIGEST), chain)).isEqualTo(new Decision.Sign());
  }

  private static void otherThanPosted(EpochPosted event, String field) {
    OnChain chain = posted(7, ROOT, 9, event);
    refused(Optional.empty(), chain, "the same reward root with " + field);
    refused(Optional.of(DIGEST), chain, "the same reward root with " + field);
  }

  private static OnChain posted(long last, String root, long activatesAt, EpochPosted event) {
    return new OnChain(
        last,
        new PostedRoot(root, activatesAt),
        Optional.of(new SigningRules.Posting(event, last == 7 ? TOTALS : List.of())));
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
