package io.trigpoint.rewards.helium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeliumEpochTest {
  private static final BigInteger EMISSION = BigInteger.valueOf(1_000_000);

  /** A credit costs one base unit. */
  private static final HeliumPrice PRICE = new HeliumPrice(new BigDecimal("0.00001"));

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void whatIsPaidAndWhatIsNotAreFourFifthsOfTheEmission(long seed) {
    Random random = new Random(seed);
    BigInteger emission = BigInteger.valueOf(random.nextLong(1L << 50));
    HeliumEpoch epoch = HeliumEpoch.close(emission, price(random), shares(random));
    BigInteger paid =
        epoch.amounts().values().stream()
            .map(HeliumAmounts::total)
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger shared = new BigDecimal(emission).multiply(new BigDecimal("0.80")).toBigInteger();
    assertThat(paid.add(epoch.unallocated())).isEqualTo(shared);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void whoEarnsNothingIsNotListedAndNobodyEarnsLessThanNothing(long seed) {
    Random random = new Random(seed);
    SortedMap<String, HeliumShares> shares = shares(random);
    shares.put("idle", HeliumShares.NONE);
    HeliumEpoch epoch =
        HeliumEpoch.close(BigInteger.valueOf(random.nextLong(1L << 50)), price(random), shares);
    assertThat(epoch.amounts()).doesNotContainKey("idle");
    assertThat(epoch.amounts().values())
        .allSatisfy(amounts -> {
          assertThat(amounts.beacon()).isNotNegative();
          assertThat(amounts.witness()).isNotNegative();
          assertThat(amounts.data()).isNotNegative();
          assertThat(amounts.total()).isPositive();
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void aBeaconShareNeverRisesWhenSomebodyElseBeacons(long seed) {
    Random random = new Random(seed);
    SortedMap<String, HeliumShares> shares = shares(random);
    SortedMap<String, HeliumShares> more = new TreeMap<>(shares);
    more.merge(
        "other",
        new HeliumShares(BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ZERO),
        HeliumShares::plus);
    HeliumPrice price = price(random);
    HeliumEpoch before = HeliumEpoch.close(EMISSION, price, shares);
    HeliumEpoch after = HeliumEpoch.close(EMISSION, price, more);
    before
        .amounts()
        .forEach((key, amounts) -> {
          if (after.amounts().containsKey(key)) {
            assertThat(after.amounts().get(key).beacon()).isLessThanOrEqualTo(amounts.beacon());
          }
        });
  }

  @Test
  void dataTakesWhatItCostsAndTheRestGoesToBeaconsAndWitnesses() {
    SortedMap<String, HeliumShares> shares = new TreeMap<>();
    shares.put("a", shares("1", "0", "100000"));
    shares.put("b", shares("0", "1", "0"));
    assertThat(HeliumEpoch.close(EMISSION, PRICE, shares).amounts())
        .containsEntry("a", amounts(140_000, 0, 100_000))
        .containsEntry("b", amounts(0, 560_000, 0));
  }

  @Test
  void dataNeverTakesMoreThanHalf() {
    SortedMap<String, HeliumShares> shares = new TreeMap<>();
    shares.put("a", shares("1", "1", "2000000"));
    HeliumEpoch epoch = HeliumEpoch.close(EMISSION, PRICE, shares);
    assertThat(epoch.amounts()).containsEntry("a", amounts(60_000, 240_000, 500_000));
    assertThat(epoch.unallocated()).isZero();
  }

  @Test
  void withoutSharesAllIsUnallocated() {
    HeliumEpoch epoch = HeliumEpoch.close(EMISSION, PRICE, new TreeMap<>());
    assertThat(epoch.amounts()).isEmpty();
    assertThat(epoch.unallocated()).isEqualTo(800_000);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "23, 1", "24, 1", "25, 2", "48, 2", "49, 3", "242, 11"})
  void aCreditForEachTwentyFourBytesBegun(long bytes, long credits) {
    assertThat(PacketCredits.of(bytes)).isEqualTo(credits);
  }

  @Test
  void fewerThanHalfOfTheOraclesSettleNothing() {
    assertThat(MedianSettlement.of(3, List.of(BigInteger.TEN), BigInteger.ZERO))
        .isEqualTo(new MedianSettlement.Refused(MedianSettlement.Reason.NOT_ENOUGH_REPORTS));
    assertThat(MedianSettlement.of(0, List.of(), BigInteger.ZERO))
        .isEqualTo(new MedianSettlement.Refused(MedianSettlement.Reason.NOT_ENOUGH_REPORTS));
    assertThat(MedianSettlement.of(2, List.of(BigInteger.TEN), BigInteger.ONE))
        .isEqualTo(new MedianSettlement.Paid(BigInteger.TEN, BigInteger.valueOf(9)));
  }

  @Test
  void ofAnEvenNumberTheUpperMiddleIsTaken() {
    assertThat(
            MedianSettlement.of(
                4,
                List.of(BigInteger.TWO, BigInteger.ONE, BigInteger.TEN, BigInteger.ZERO),
                BigInteger.ZERO))
        .isEqualTo(new MedianSettlement.Paid(BigInteger.TWO, BigInteger.TWO));
  }

  @Test
  void aMedianBelowWhatWasPaidSettlesNothing() {
    assertThat(MedianSettlement.of(1, List.of(BigInteger.ONE), BigInteger.TWO))
        .isEqualTo(new MedianSettlement.Refused(MedianSettlement.Reason.ARITHMETIC_ERROR));
  }

  @Test
  void impossibleFiguresAreRefused() {
    assertThatThrownBy(() -> new HeliumPrice(BigDecimal.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shares("-1", "0", "0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HeliumPools.of(BigDecimal.ONE.negate(), BigDecimal.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PacketCredits.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MedianSettlement.of(0, List.of(BigInteger.ONE), BigInteger.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SortedMap<String, HeliumShares> shares(Random random) {
    SortedMap<String, HeliumShares> shares = new TreeMap<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      shares.put("key" + i, new HeliumShares(some(random), some(random), some(random)));
    }
    return shares;
  }

  private static BigDecimal some(Random random) {
    return random.nextInt(3) == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(random.nextLong(1L << random.nextInt(1, 40)), 4);
  }

  private static HeliumPrice price(Random random) {
    return HeliumPrice.ofOracle(BigInteger.valueOf(random.nextLong(1, 1L << 30)), 8);
  }

  private static HeliumShares shares(String beacon, String witness, String credits) {
    return new HeliumShares(
        new BigDecimal(beacon), new BigDecimal(witness), new BigDecimal(credits));
  }

  private static HeliumAmounts amounts(long beacon, long witness, long data) {
    return new HeliumAmounts(
        BigInteger.valueOf(beacon), BigInteger.valueOf(witness), BigInteger.valueOf(data));
  }
}
