package io.trigpoint.node.epochs.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RelayPolicyTest {
  private static final EvmAddress REWARD = new EvmAddress("0x" + "11".repeat(20));
  private static final EvmAddress COIN = new EvmAddress("0x" + "22".repeat(20));
  private static final Duration DAY = Duration.ofDays(1);
  private static final RelayMode HUNDRED = new RelayMode.Minimum(TokenAmount.of(100));

  @Test
  void neverClaimsNothing() {
    assertThat(batches(new RelayMode.Never(), account(1, REWARD, 1_000, 0))).isEmpty();
  }

  @Test
  void alwaysClaimsWhatIsOpenOfAnyToken() {
    assertThat(
            batches(
                new RelayMode.Always(),
                account(1, REWARD, 1_000, 0),
                account(2, COIN, 1, 0),
                account(3, REWARD, 7, 7)))
        .containsExactly(List.of(leaf(1, REWARD, 1_000), leaf(2, COIN, 1)));
  }

  @Test
  void aMinimumIsOfWhatIsOpenNotOfWhatWasEverEarned() {
    assertThat(
            batches(
                HUNDRED,
                account(1, REWARD, 1_000, 901),
                account(2, REWARD, 100, 0),
                account(3, COIN, 1_000, 0)))
        .containsExactly(List.of(leaf(2, REWARD, 100)));
  }

  /** What the outflow window paid in part is open for the rest. */
  @Test
  void whatWasPaidInPartIsClaimedAgain() {
    assertThat(batches(HUNDRED, account(1, REWARD, 1_000, 400)))
        .containsExactly(List.of(leaf(1, REWARD, 1_000)));
  }

  @Test
  void withTooManyThoseWithMostOpenComeFirstInBatches() {
    List<RelayPolicy.Account> accounts = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      accounts.add(account(i, REWARD, i, 0));
    }
    Collections.shuffle(accounts, new Random(3));
    RelayPolicy policy = new RelayPolicy(new RelayMode.Always(), BigInteger.TEN, 120, DAY);
    List<List<EarningsLeaf>> batches = policy.batches(accounts, REWARD);
    assertThat(batches).extracting(List::size).containsExactly(50, 50, 20);
    assertThat(batches.getFirst().getFirst()).isEqualTo(leaf(300, REWARD, 300));
    assertThat(batches.getLast().getLast()).isEqualTo(leaf(181, REWARD, 181));
  }

  @Test
  void dearGasIsWaitedFor() {
    RelayPolicy policy = new RelayPolicy(new RelayMode.Always(), BigInteger.TEN, 1, DAY);
    assertThat(policy.waitsForCheaperGas(BigInteger.TEN)).isFalse();
    assertThat(policy.waitsForCheaperGas(BigInteger.valueOf(11))).isTrue();
  }

  @Test
  void modesAreReadAndAnythingElseIsRefused() {
    assertThat(RelayMode.parse("never")).isEqualTo(new RelayMode.Never());
    assertThat(RelayMode.parse("always")).isEqualTo(new RelayMode.Always());
    assertThat(RelayMode.parse("minimum:100")).isEqualTo(HUNDRED);
    for (String wrong : List.of("sometimes", "minimum:", "minimum:-1", "minimum:0", "minimum")) {
      assertThatThrownBy(() -> RelayMode.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<List<EarningsLeaf>> batches(RelayMode mode, RelayPolicy.Account... accounts) {
    return new RelayPolicy(mode, BigInteger.TEN, 100, DAY).batches(List.of(accounts), REWARD);
  }

  private static RelayPolicy.Account account(int owner, EvmAddress token, long earned, long paid) {
    return new RelayPolicy.Account(leaf(owner, token, earned), BigInteger.valueOf(paid));
  }

  private static EarningsLeaf leaf(int owner, EvmAddress token, long cumulative) {
    return new EarningsLeaf(
        new EvmAddress("0x%040x".formatted(owner)), token, BigInteger.valueOf(cumulative));
  }
}
