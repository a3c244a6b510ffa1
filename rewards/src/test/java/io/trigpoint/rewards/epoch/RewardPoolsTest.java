package io.trigpoint.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.EpochClosing.Budget;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Version 2: pools for bought data, operators and treasury besides coverage and weather. */
class RewardPoolsTest {
  private static final RewardParameters BY_USE = RewardParameters.trigpointByUse();
  private static final EvmAddress ANN = new EvmAddress("0x" + "a1".repeat(20));
  private static final EvmAddress BEN = new EvmAddress("0x" + "b2".repeat(20));
  private static final EvmAddress TREASURY = new EvmAddress("0x" + "d4".repeat(20));

  /** I-1. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void everyBaseUnitOfTheEmissionIsEarnedOrUnallocated(long seed) {
    Random random = new Random(seed);
    Budget budget = Given.budget(random);
    ClosedEpoch closed =
        EpochClosing.close(Given.points(random), budget, BY_USE, CumulativeEarnings.none());
    TokenAmount earned = closed.after().totals().getOrDefault(Given.REWARD_TOKEN, TokenAmount.ZERO);
    assertThat(earned.plus(closed.unallocated())).isEqualTo(budget.emission());
  }

  /** More points of one kind for one device, nothing else changed. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void nobodysShareRisesWhenAnothersPointsRise(long seed) {
    Random random = new Random(seed);
    EpochPoints points = Given.points(random);
    Budget budget = Given.budget(random);
    SortedMap<DeviceId, DevicePoints> more = new TreeMap<>(points.byDevice());
    DeviceId rising = DeviceId.ofHex("%064x".formatted(1));
    more.put(rising, new DevicePoints(ANN, 1L << 40, 1L << 40, 1L << 40, 1L << 40));
    Map<String, TokenAmount> before = amounts(points, budget);
    Map<String, TokenAmount> after = amounts(new EpochPoints(more), budget);
    before.forEach((key, amount) ->
        assertThat(after.getOrDefault(key, TokenAmount.ZERO)).isLessThanOrEqualTo(amount));
  }

  private static Map<String, TokenAmount> amounts(EpochPoints points, Budget budget) {
    Map<String, TokenAmount> amounts = new HashMap<>();
    EpochClosing.close(points, budget, BY_USE, CumulativeEarnings.none())
        .shares()
        .forEach(share -> amounts.put(share.device() + " " + share.pool(), share.amount()));
    return amounts;
  }

  @Test
  void operatorsShareTheirPoolEquallyAndTheTreasuryTakesItsOwn() {
    ClosedEpoch closed = close(new TreeMap<>(), 1_005, ANN, BEN);
    assertThat(closed.payees())
        .containsExactly(
            new PayeeShare(ANN, RewardPool.OPERATORS, TokenAmount.of(50)),
            new PayeeShare(BEN, RewardPool.OPERATORS, TokenAmount.of(50)),
            new PayeeShare(TREASURY, RewardPool.TREASURY, TokenAmount.of(50)));
    assertThat(closed.unallocated()).isEqualTo(TokenAmount.of(855));
    assertThat(closed.after().of(BEN, Given.REWARD_TOKEN)).isEqualTo(TokenAmount.of(50));
  }

  @Test
  void aPoolThatNobodyIsThereToTakeIsUnallocated() {
    ClosedEpoch closed = close(new TreeMap<>(), 1_000);
    assertThat(closed.payees())
        .containsExactly(new PayeeShare(TREASURY, RewardPool.TREASURY, TokenAmount.of(50)));
    assertThat(closed.pools().values())
        .filteredOn(pool -> pool.pool() == RewardPool.OPERATORS)
        .singleElement()
        .satisfies(pool -> assertThat(pool.unallocated()).isEqualTo(TokenAmount.of(100)));
  }

  @Test
  void boughtRecordsShareTheDataPool() {
    SortedMap<DeviceId, DevicePoints> points = new TreeMap<>();
    points.put(DeviceId.ofHex("%064x".formatted(1)), new DevicePoints(ANN, 0, 0, 0, 3));
    points.put(DeviceId.ofHex("%064x".formatted(2)), new DevicePoints(BEN, 0, 0, 0, 1));
    ClosedEpoch closed = close(points, 1_000);
    assertThat(closed.after().of(ANN, Given.REWARD_TOKEN)).isEqualTo(TokenAmount.of(187));
    assertThat(closed.after().of(BEN, Given.REWARD_TOKEN)).isEqualTo(TokenAmount.of(62));
  }

  /** A version never changes: its figures are part of signed results. */
  @Test
  void versionOneHasTheFiguresThatItAlwaysHad() {
    assertThat(RewardParameters.trigpoint().canonical())
        .isEqualTo(
            """
            rewards.emission_per_day=20000000000000000000000
            rewards.beacon_ppm=200000
            rewards.witness_ppm=400000
            rewards.weather_ppm=400000
            rewards.revenue_owners_ppm=800000
            rewards.revenue_operators_ppm=150000
            rewards.revenue_treasury_ppm=50000
            """);
  }

  @Test
  void everyFigureOfVersionTwoIsPartOfItsText() {
    assertThat(BY_USE.canonical())
        .contains("rewards.emission_halving_epochs=1461\n")
        .contains("rewards.data_ppm=250000\n")
        .contains("rewards.operators_ppm=100000\n")
        .contains("rewards.treasury_ppm=50000\n")
        .contains("rewards.weather_cell_capacity=5\n")
        .contains("rewards.weather_unused_ppm=250000\n")
        .contains("rewards.full_use_records=24\n");
    assertThat(RewardParameters.byVersion(2)).contains(BY_USE);
    assertThat(RewardParameters.byVersion(3)).isEmpty();
  }

  @Test
  void poolsOfMoreThanTheEmissionAreRefused() {
    SortedMap<RewardPool, Integer> pools = new TreeMap<>(BY_USE.pools());
    var _ = pools.put(RewardPool.DATA, 250_001);
    assertThatThrownBy(() ->
            new RewardParameters(3, BY_USE.emission(), pools, Optional.empty(), BY_USE.revenue()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sharesThatAreNotWhatThePoolsPaidAreRefused() {
    ClosedEpoch closed = close(new TreeMap<>(), 1_000, ANN);
    assertThatThrownBy(() ->
            new ClosedEpoch(
                closed.emission(),
                List.of(),
                List.of(),
                closed.pools(),
                closed.unallocated(),
                List.of(),
                closed.after(),
                closed.weights()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static ClosedEpoch close(
      SortedMap<DeviceId, DevicePoints> points, long emission, EvmAddress... operators) {
    return EpochClosing.close(
        new EpochPoints(points),
        new Budget(
            Given.REWARD_TOKEN,
            new TokenAmount(BigInteger.valueOf(emission)),
            List.of(),
            new Payees(new TreeSet<>(List.of(operators)), TREASURY)),
        BY_USE,
        CumulativeEarnings.none());
  }
}
