package io.trigpoint.node;

import io.trigpoint.node.chain.PollingLoop;
import io.trigpoint.node.config.ClaimsConfig;
import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.epochs.ClaimProofs;
import io.trigpoint.node.epochs.EpochTerms;
import io.trigpoint.node.epochs.claims.ClaimRelay;
import io.trigpoint.node.epochs.claims.RelayMode;
import io.trigpoint.node.epochs.claims.RelayPolicy;
import io.trigpoint.node.store.SqlClaimLedger;
import io.trigpoint.node.store.SqlEpochQueries;
import java.time.Duration;
import java.time.InstantSource;

/** Claims for owners, when the operator pays for them. */
final class ClaimParts {
  private static final Duration STEP_EVERY = Duration.ofSeconds(2);

  private ClaimParts() {}

  static void start(
      NodeConfig config,
      EpochTerms terms,
      StoreParts store,
      ChainParts chain,
      InstantSource clock,
      Opened opened) {
    SqlEpochQueries epochs = new SqlEpochQueries(store.transactions());
    ClaimRelay relay =
        new ClaimRelay(
            epochs,
            new ClaimProofs(epochs),
            new SqlClaimLedger(store.transactions(), clock),
            chain.chain(),
            () -> chain.gateway().baseFee().add(chain.gateway().priorityFee()),
            new ClaimRelay.Tokens(
                config.chain().contracts().distributor(), terms.rewardToken().address()),
            policy(config.claims(), config.epochs().length()),
            clock);
    opened.add(PollingLoop.start("claims", STEP_EVERY, relay::step));
  }

  private static RelayPolicy policy(ClaimsConfig claims, Duration epoch) {
    try {
      return new RelayPolicy(
          RelayMode.parse(claims.relay()), claims.highestGasPrice(), claims.mostPerEpoch(), epoch);
    } catch (IllegalArgumentException unknown) {
      throw new ConfigException("claims.relay = " + claims.relay() + ": " + unknown.getMessage());
    }
  }
}
