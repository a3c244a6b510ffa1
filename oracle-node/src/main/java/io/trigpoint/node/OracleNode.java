package io.trigpoint.node;

import io.trigpoint.node.cluster.MemberEngine;
import io.trigpoint.node.cluster.OperatorCluster;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.epochs.EpochTerms;
import io.trigpoint.node.http.NodeMetrics;
import io.trigpoint.node.keys.NodeKeys;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import java.time.InstantSource;
import java.util.SortedSet;

/** One oracle node: every part, wired by constructors. */
final class OracleNode implements AutoCloseable {
  private final Opened opened;
  private final HttpParts.Served served;

  private OracleNode(Opened opened, HttpParts.Served served) {
    this.opened = opened;
    this.served = served;
  }

  /** Starts everything; throws when a part that must be there at start is not. */
  static OracleNode start(NodeConfig config, InstantSource clock) {
    Opened opened = new Opened();
    try {
      HttpParts.Served served = open(config, clock, opened);
      NodeAddress.write(config.storage().dataDirectory(), served.url());
      return new OracleNode(opened, served);
    } catch (RuntimeException failed) {
      opened.close();
      throw failed;
    }
  }

  String url() {
    return served.url();
  }

  SortedSet<String> resources() {
    return served.resources();
  }

  @Override
  public void close() {
    opened.close();
  }

  private static HttpParts.Served open(NodeConfig config, InstantSource clock, Opened opened) {
    NodeKeys keys = NodeKeys.read(config.keys());
    EpochTerms terms = EpochParts.terms(config, keys);
    SignatureCheck signatures = SignatureChecks.fastest();
    StoreParts store = StoreParts.open(config.storage(), opened);
    OperatorCluster cluster =
        opened.keep(OperatorCluster.join(config.cluster(), EpochParts.computing(terms)));
    NodeMetrics metrics = new NodeMetrics();
    ChainParts chain = ChainParts.open(config, keys, store, signatures, metrics, clock, opened);
    MarketParts market = MarketParts.open(config, store, chain, clock, opened);
    MemberEngine engine =
        EpochParts.start(
            config, keys, terms, store, chain, market, cluster, signatures, clock, opened);
    ClaimParts.start(config, terms, store, chain, clock, opened);
    IntakeParts intake =
        IntakeParts.open(config, keys, store, cluster, signatures, metrics, clock, opened);
    intake
        .metrics()
        .gauge("trigpoint_shards_run", "Shards of epochs that this member has run.", engine::ran);
    HttpParts http = new HttpParts(config, terms, store, chain, market, intake, clock);
    return http.serve(opened);
  }
}
