package io.trigpoint.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.EpochClosing.Budget;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EpochClosingTest {
  private static final RewardParameters PARAMETERS = RewardParameters.trigpoint();

  /** I-1. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void case27EveryBaseUnitOfTheEmissionIsEarnedOrUnallocated(long seed) {
    Random random = new Random(seed);
    CumulativeEarnings before = CumulativeEarnings.none();
    for (int epoch = 0; epoch < 5; epoch++) {
      Budget budget = Given.budget(random);
      ClosedEpoch closed = EpochClosing.close(Given.points(random), budget, PARAMETERS, before);
      TokenAmount rise =
          total(closed.after(), Given.REWARD_TOKEN).minus(total(before, Given.REWARD_TOKEN));
      assertThat(rise.plus(closed.unallocated())).isEqualTo(budget.emission());
      before = closed.after();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void everyPoolPaysItsBudgetOrNamesTheRest(long seed) {
    Random random = new Random(seed);
    ClosedEpoch closed =
        EpochClosing.close(
            Given.points(random), Given.budget(random), PARAMETERS, CumulativeEarnings.none());
    for (PoolClosing pool : closed.pools().values()) {
      assertThat(pool.paid().plus(pool.unallocated())).isEqualTo(pool.budget());
      assertThat(pool.paid())
          .isEqualTo(
              TokenAmount.sum(
                  closed.shares().stream()
                      .filter(share -> share.pool() == pool.pool())
                      .map(RewardShare::amount)
                      .toList()));
    }
  }

  /** I-3. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void whatSomebodyHasEarnedNeverFalls(long seed) {
    Random random = new Random(seed);
    CumulativeEarnings before = CumulativeEarnings.none();
    for (int epoch = 0; epoch < 5; epoch++) {
      CumulativeEarnings after =
          EpochClosing.close(Given.points(random), Given.budget(random), PARAMETERS, before)
              .after();
      before
          .amounts()
          .forEach((account, amount) ->
              assertThat(after.of(account.owner(), account.token()))
                  .isGreaterThanOrEqualTo(amount));
      before = after;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void theOrderOfSalesChangesNothing(long seed) {
    Random random = new Random(seed);
    EpochPoints points = Given.points(random);
    Budget budget = Given.budget(random);
    List<Sale> shuffled = new ArrayList<>(budget.sales());
    Collections.shuffle(shuffled, random);
    Budget again = new Budget(budget.rewardToken(), budget.emission(), shuffled, budget.payees());
    assertThat(EpochClosing.close(points, again, PARAMETERS, CumulativeEarnings.none()))
        .isEqualTo(EpochClosing.close(points, budget, PARAMETERS, CumulativeEarnings.none()));
  }

  @Test
  void nobodyEarnsAndAllIsUnallocatedWhenThereAreNoPoints() {
    ClosedEpoch closed =
        EpochClosing.close(
            new EpochPoints(new TreeMap<>()), budget(1_001), PARAMETERS, CumulativeEarnings.none());
    assertThat(closed.shares()).isEmpty();
    assertThat(closed.unallocated()).isEqualTo(TokenAmount.of(1_001));
    assertThat(closed.after().root()).isEqualTo(Hash32.ZERO);
  }

  @Test
  void sharesTheBeaconPoolByPointsAndRoundsDown() {
    TreeMap<DeviceId, DevicePoints> points = new TreeMap<>();
    points.put(device(1), new DevicePoints(owner(1), 1, 0, 0));
    points.put(device(2), new DevicePoints(owner(2), 2, 0, 0));
    ClosedEpoch closed =
        EpochClosing.close(
            new EpochPoints(points), budget(1_000), PARAMETERS, CumulativeEarnings.none());
    assertThat(closed.shares().stream().map(share -> share.amount().baseUnits().intValue()))
        .containsExactly(66, 133);
    assertThat(closed.unallocated()).isEqualTo(TokenAmount.of(801));
    assertThat(closed.after().of(owner(2), Given.REWARD_TOKEN)).isEqualTo(TokenAmount.of(133));
  }

  @Test
  void devicesOfOneOwnerShareOneLeaf() {
    TreeMap<DeviceId, DevicePoints> points = new TreeMap<>();
    points.put(device(1), new DevicePoints(owner(1), 5, 5, 0));
    points.put(device(2), new DevicePoints(owner(1), 0, 0, 7));
    ClosedEpoch closed =
        EpochClosing.close(
            new EpochPoints(points), budget(1_000), PARAMETERS, CumulativeEarnings.none());
    assertThat(closed.after().leaves())
        .singleElement()
        .satisfies(leaf -> assertThat(leaf.cumulative()).isEqualTo(BigInteger.valueOf(1_000)));
  }

  @Test
  void pointsThatOverflowALongAreStillSharedExactly() {
    TreeMap<DeviceId, DevicePoints> points = new TreeMap<>();
    points.put(device(1), new DevicePoints(owner(1), Long.MAX_VALUE, 0, 0));
    points.put(device(2), new DevicePoints(owner(2), Long.MAX_VALUE, 0, 0));
    ClosedEpoch closed =
        EpochClosing.close(
            new EpochPoints(points), budget(1_000), PARAMETERS, CumulativeEarnings.none());
    assertThat(closed.after().of(owner(1), Given.REWARD_TOKEN)).isEqualTo(TokenAmount.of(100));
  }

  private static Budget budget(long emission) {
    return new Budget(
        Given.REWARD_TOKEN,
        TokenAmount.of(emission),
        List.of(),
        new Payees(new TreeSet<>(), owner(99)));
  }

  private static TokenAmount total(CumulativeEarnings earnings, TokenId token) {
    return earnings.totals().getOrDefault(token, TokenAmount.ZERO);
  }

  private static DeviceId device(int n) {
    return DeviceId.ofHex("%064x".formatted(n));
  }

  private static EvmAddress owner(int n) {
    return new EvmAddress("0x" + "%040x".formatted(n));
  }
}
