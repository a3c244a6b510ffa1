package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.RevenueSplit;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.SaleSplit;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** I-21: each sale is in one epoch, and its split sums to the price to the base unit. */
@SuppressWarnings("NullAway.Init")
class InvariantI21Test {
  private static final String READ = "/v1/readings?kind=weather";
  private static final RevenueSplit SPLIT = new RevenueSplit(800_000, 150_000, 50_000);

  private MarketNode node;

  @BeforeEach
  void open() throws Exception {
    node = new MarketNode(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void everySaleIsInOneEpochAndSplitsToThePrice() throws Exception {
    int _ = node.database.update("update intake_epoch set number = 7");
    for (int rows = 1; rows <= MarketNode.ROWS; rows++) {
      buy(rows);
    }
    int _ = node.database.update("update intake_epoch set number = 8");
    node.settlements.step();
    assertThat(node.ledger.salesOf(8)).isEmpty();
    List<Sale> sales = node.ledger.salesOf(7);
    assertThat(sales)
        .extracting(Sale::price)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, MarketNode.ROWS)
                .mapToObj(rows -> TokenAmount.of(rows * MarketNode.PRICE_PER_ROW))
                .toList());
    sales.forEach(this::splitsToItsPrice);
    assertThat(node.balance(node.tariff.payTo()))
        .isEqualTo(TokenAmount.sum(sales.stream().map(Sale::price).toList()).baseUnits());
  }

  @Test
  void theOwnersOfTheDeliveredRowsAreThoseWhoShare() throws Exception {
    buy(MarketNode.ROWS);
    assertThat(node.ledger.salesOf(1))
        .singleElement()
        .satisfies(sale ->
            assertThat(sale.recordsByOwner())
                .containsEntry(MarketNode.ALICE, 3L)
                .containsEntry(MarketNode.BOB, 2L)
                .hasSize(2));
  }

  private void buy(int rows) throws Exception {
    Buyer buyer = node.buyer(rows, 10_000);
    String read = READ + "&limit=" + rows;
    String header = Buyer.encoded(buyer.payment(node.offer(read)));
    assertThat(node.get(read, "PAYMENT-SIGNATURE", header).statusCode()).isEqualTo(200);
  }

  private void splitsToItsPrice(Sale sale) {
    SaleSplit split = SaleSplit.of(sale, SPLIT, new Payees(new TreeSet<>(), node.tariff.payTo()));
    assertThat(TokenAmount.sum(split.parts().stream().map(SaleSplit.Part::amount).toList()))
        .isEqualTo(sale.price());
  }
}
