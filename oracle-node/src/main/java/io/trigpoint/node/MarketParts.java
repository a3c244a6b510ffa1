package io.trigpoint.node;

import io.trigpoint.node.chain.PollingLoop;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.market.CatalogueListing;
import io.trigpoint.node.market.PaidReads;
import io.trigpoint.node.market.Settlements;
import io.trigpoint.node.store.SqlPurchaseLedger;
import io.trigpoint.node.store.SqlReadingCatalogue;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.PaymentToken;
import io.trigpoint.rewards.market.Tariff;
import java.time.Duration;
import java.time.InstantSource;

/** What is sold, for how much, and who has paid. */
record MarketParts(
    SqlPurchaseLedger ledger, PaidReads reads, CatalogueListing listing, Tariff tariff) {
  private static final int PAYMENT_TIMEOUT_SECONDS = 120;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SETTLE_EVERY = Duration.ofSeconds(1);

  static MarketParts open(
      NodeConfig config, StoreParts store, ChainParts chain, InstantSource clock, Opened opened) {
    Tariff tariff = tariff(config);
    SqlPurchaseLedger ledger = new SqlPurchaseLedger(store.transactions(), clock);
    SqlReadingCatalogue catalogue = new SqlReadingCatalogue(store.transactions());
    Settlements settlements = new Settlements(ledger, chain.outbox(), tariff, clock);
    opened.add(PollingLoop.start("settlements", SETTLE_EVERY, settlements::step));
    PaidReads reads =
        new PaidReads(catalogue, ledger, settlements, chain.chain(), tariff, PATIENCE, clock);
    return new MarketParts(ledger, reads, new CatalogueListing(catalogue, tariff), tariff);
  }

  private static Tariff tariff(NodeConfig config) {
    NodeConfig.Contracts contracts = config.chain().contracts();
    NodeConfig.Market market = config.market();
    PaymentToken token =
        new PaymentToken(
            config.chain().network().value(),
            new TokenId(contracts.stablecoin()),
            market.tokenName(),
            market.tokenVersion());
    return new Tariff(
        token,
        contracts.distributor(),
        new TokenAmount(market.pricePerRow()),
        PAYMENT_TIMEOUT_SECONDS);
  }
}
