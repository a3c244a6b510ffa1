package io.trigpoint.rewards.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.RewardParameters;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.SaleSplit;
import io.trigpoint.rewards.epoch.SaleSplit.Part;
import io.trigpoint.rewards.epoch.SaleSplit.Role;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.Delivery.Records;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final EvmAddress ANN = new EvmAddress("0x" + "a1".repeat(20));
  private static final EvmAddress BEN = new EvmAddress("0x" + "b2".repeat(20));
  private static final EvmAddress TREASURY = new EvmAddress("0x" + "d4".repeat(20));
  private static final int SALES = 10_000;

  @Test
  void isChargedByMeanQuality() {
    Delivery delivery =
        new Delivery(
            new TreeMap<>(
                Map.of(
                    origin(1, ANN),
                    new Records(1, 1_000_000),
                    origin(2, BEN),
                    new Records(2, 1_000_001))));
    assertThat(delivery.qualityPpm()).isEqualTo(666_667);
    assertThat(delivery.charge(TokenAmount.of(1_000)).amount()).isEqualTo(TokenAmount.of(666));
  }

  @Test
  void nothingIsFree() {
    assertThat(new Delivery(new TreeMap<>()).charge(TokenAmount.of(1_000)).reason())
        .isEqualTo(Charge.Reason.NOTHING_SELLABLE);
  }

  @Test
  void ownersShareByRecordsTimesQuality() {
    Delivery delivery =
        new Delivery(
            new TreeMap<>(
                Map.of(
                    origin(1, ANN),
                    new Records(3, 1_500_000),
                    origin(2, BEN),
                    new Records(1, 500_000))));
    assertThat(split(delivery, TokenAmount.of(1_000)).parts())
        .contains(
            new Part(ANN, Role.OWNER, TokenAmount.of(600)),
            new Part(BEN, Role.OWNER, TokenAmount.of(200)));
  }

  @Test
  void recordsOfNoQualityEarnNothing() {
    Delivery delivery =
        new Delivery(
            new TreeMap<>(
                Map.of(origin(1, ANN), new Records(9, 0), origin(2, BEN), new Records(1, 1))));
    assertThat(split(delivery, TokenAmount.of(1_000)).parts())
        .contains(
            new Part(ANN, Role.OWNER, TokenAmount.ZERO),
            new Part(BEN, Role.OWNER, TokenAmount.of(800)));
  }

  @Test
  void recordsAddUp() {
    assertThat(new Records(1, 5).plus(7)).isEqualTo(new Records(2, 12));
    Records good = new Records(1, 5);
    assertThatThrownBy(() -> good.plus(2_000_000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Records(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** I-21. */
  @Test
  void everySaleIsSplitToTheUnit() {
    Random random = new Random(21);
    for (int i = 0; i < SALES; i++) {
      TreeMap<Sale.Origin, Records> origins = new TreeMap<>();
      for (int n = random.nextInt(5); n > 0; n--) {
        long number = 1L + random.nextInt(1_000_000);
        origins.put(
            origin(n, random.nextBoolean() ? ANN : BEN),
            new Records(number, random.nextLong(number * Charge.WHOLE + 1)));
      }
      Delivery delivery = new Delivery(origins);
      TokenAmount charged = delivery.charge(new TokenAmount(new BigInteger(90, random))).amount();
      List<TokenAmount> parts =
          split(delivery, charged).parts().stream().map(Part::amount).toList();
      assertThat(TokenAmount.sum(parts)).as("sale %d", i).isEqualTo(charged);
    }
  }

  private static SaleSplit split(Delivery delivery, TokenAmount price) {
    TreeMap<Sale.Origin, Long> records = new TreeMap<>();
    delivery.origins().forEach((origin, of) -> records.put(origin, of.number()));
    TreeSet<EvmAddress> operators = new TreeSet<>(List.of(Given.STRANGER, Given.BUYER));
    return SaleSplit.weighted(
        new Sale(Hash32.ZERO, Given.COIN.id(), price, records),
        delivery.weightsByOwner(),
        RewardParameters.trigpointByUse().revenue(),
        new Payees(operators, TREASURY));
  }

  private static Sale.Origin origin(int device, EvmAddress owner) {
    return new Sale.Origin(DeviceId.ofHex("%064x".formatted(device)), owner);
  }
}
