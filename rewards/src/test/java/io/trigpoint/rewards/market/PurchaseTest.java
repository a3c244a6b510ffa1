package io.trigpoint.rewards.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.RevenueSplit;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.SaleSplit;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseTest {

  @ParameterizedTest
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void i21EveryPriceIsSplitToTheLastUnit(long seed) {
    Random random = new Random(seed);
    SortedMap<Sale.Origin, Long> records = new TreeMap<>();
    int rows = 0;
    for (int owner = random.nextInt(1, 8); owner > 0; owner--) {
      int delivered = random.nextInt(1, 40);
      records.put(
          new Sale.Origin(DeviceId.ofHex("%064x".formatted(owner)), address(random)),
          (long) delivered);
      rows += delivered;
    }
    Tariff tariff =
        new Tariff(Given.COIN, Given.DISTRIBUTOR, TokenAmount.of(random.nextLong(1, 999)), 60);
    TokenAmount price = tariff.price(rows);
    TreeSet<EvmAddress> operators = new TreeSet<>();
    operators.add(address(random));
    operators.add(address(random));
    SaleSplit split =
        SaleSplit.of(
            new Sale(
                PurchaseKey.of(Given.COIN, Given.authorization()).id(),
                Given.COIN.id(),
                price,
                records),
            new RevenueSplit(800_000, 150_000, 50_000),
            new Payees(operators, address(random)));
    assertThat(TokenAmount.sum(split.parts().stream().map(SaleSplit.Part::amount).toList()))
        .isEqualTo(price);
    assertThat(tariff.rowsFor(price, rows)).hasValue(rows);
  }

  @Test
  void anAmountBetweenTwoPricesBuysNothing() {
    assertThat(Given.TARIFF.rowsFor(TokenAmount.of(250), 5)).isEmpty();
    assertThat(Given.TARIFF.rowsFor(TokenAmount.ZERO, 5)).isEmpty();
  }

  @Test
  void aPurchaseNeverMovesBack() {
    for (PurchaseState from : PurchaseState.values()) {
      for (PurchaseState to : PurchaseState.values()) {
        if (from.mayBecome(to)) {
          assertThat(to).isGreaterThan(from);
        }
      }
    }
    assertThat(PurchaseState.RESERVED.mayBecome(PurchaseState.SETTLED)).isFalse();
    assertThat(PurchaseState.SETTLED.mayBecome(PurchaseState.FAILED)).isFalse();
  }

  @Test
  void theSameNonceOfAnotherPayerIsAnotherPurchase() {
    PurchaseKey key = PurchaseKey.of(Given.COIN, Given.authorization());
    PurchaseKey other = new PurchaseKey(key.chainId(), key.token(), Given.STRANGER, key.nonce());
    assertThat(other.id()).isNotEqualTo(key.id());
  }

  private static EvmAddress address(Random random) {
    return new EvmAddress("0x%040x".formatted(random.nextLong(Long.MAX_VALUE)));
  }
}
