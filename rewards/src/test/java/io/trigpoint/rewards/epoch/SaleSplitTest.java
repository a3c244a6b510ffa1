package io.trigpoint.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.SaleSplit.Part;
import io.trigpoint.rewards.epoch.SaleSplit.Role;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SaleSplitTest {
  private static final DeviceId DEVICE = DeviceId.ofHex("%064x".formatted(1));
  private static final RevenueSplit SPLIT = RewardParameters.trigpoint().revenue();
  private static final EvmAddress ANN = new EvmAddress("0x" + "a1".repeat(20));
  private static final EvmAddress BEN = new EvmAddress("0x" + "b2".repeat(20));
  private static final EvmAddress OPERATOR = new EvmAddress("0x" + "c3".repeat(20));
  private static final EvmAddress TREASURY = new EvmAddress("0x" + "d4".repeat(20));

  /** I-21. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void case27ThePartsSumToThePrice(long seed) {
    Random random = new Random(seed);
    Sale sale = Given.sale(random);
    SaleSplit split = SaleSplit.of(sale, SPLIT, Given.payees(random));
    assertThat(TokenAmount.sum(split.parts().stream().map(Part::amount).toList()))
        .isEqualTo(sale.price());
  }

  @Test
  void ownersArePaidByTheRecordsTheyDelivered() {
    assertThat(SaleSplit.of(sale(1_000, 3, 1), SPLIT, payees()).parts())
        .containsExactly(
            new Part(ANN, Role.OWNER, TokenAmount.of(600)),
            new Part(BEN, Role.OWNER, TokenAmount.of(200)),
            new Part(OPERATOR, Role.OPERATOR, TokenAmount.of(150)),
            new Part(TREASURY, Role.TREASURY, TokenAmount.of(50)));
  }

  @Test
  void theTreasuryTakesWhatRoundingLeavesOver() {
    assertThat(SaleSplit.of(sale(7, 1, 1), SPLIT, payees()).parts())
        .containsExactly(
            new Part(ANN, Role.OWNER, TokenAmount.of(2)),
            new Part(BEN, Role.OWNER, TokenAmount.of(2)),
            new Part(OPERATOR, Role.OPERATOR, TokenAmount.of(1)),
            new Part(TREASURY, Role.TREASURY, TokenAmount.of(2)));
  }

  @Test
  void theTreasuryTakesAPartThatNobodyIsThereToTake() {
    Sale nobodysData = new Sale(Hash32.ZERO, Given.STABLECOIN, TokenAmount.of(9), new TreeMap<>());
    assertThat(SaleSplit.of(nobodysData, SPLIT, new Payees(new TreeSet<>(), TREASURY)).parts())
        .containsExactly(new Part(TREASURY, Role.TREASURY, TokenAmount.of(9)));
  }

  @Test
  void aSplitThatDoesNotSumToThePriceCannotBeMade() {
    assertThatThrownBy(() ->
            new SaleSplit(sale(10, 1, 1), List.of(new Part(ANN, Role.OWNER, TokenAmount.of(9)))))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Sale sale(long price, long fromAnn, long fromBen) {
    TreeMap<Sale.Origin, Long> records = new TreeMap<>();
    records.put(new Sale.Origin(DEVICE, ANN), fromAnn);
    records.put(new Sale.Origin(DEVICE, BEN), fromBen);
    return new Sale(Hash32.ZERO, Given.STABLECOIN, TokenAmount.of(price), records);
  }

  private static Payees payees() {
    TreeSet<EvmAddress> operators = new TreeSet<>();
    operators.add(OPERATOR);
    return new Payees(operators, TREASURY);
  }
}
