package io.trigpoint.node;

import io.trigpoint.node.chain.PollingLoop;
import io.trigpoint.node.cluster.Computing;
import io.trigpoint.node.cluster.MemberEngine;
import io.trigpoint.node.cluster.OperatorCluster;
import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.epochs.EpochCertifyingSteps;
import io.trigpoint.node.epochs.EpochClosingSteps;
import io.trigpoint.node.epochs.EpochContracts;
import io.trigpoint.node.epochs.EpochKeepers;
import io.trigpoint.node.epochs.EpochLifecycle;
import io.trigpoint.node.epochs.EpochPublisher;
import io.trigpoint.node.epochs.EpochRetention;
import io.trigpoint.node.epochs.EpochSettlingSteps;
import io.trigpoint.node.epochs.EpochTerms;
import io.trigpoint.node.epochs.InputSigner;
import io.trigpoint.node.epochs.ParameterSet;
import io.trigpoint.node.epochs.ResultSigner;
import io.trigpoint.node.epochs.SealedWorks;
import io.trigpoint.node.epochs.SegmentFiles;
import io.trigpoint.node.keys.NodeKeys;
import io.trigpoint.node.store.SqlEpochCopies;
import io.trigpoint.node.store.SqlEpochJournal;
import io.trigpoint.node.store.SqlEpochLease;
import io.trigpoint.node.store.SqlRetiringRows;
import io.trigpoint.node.store.SqlSigningGuard;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.rewards.epoch.EpochSchedule;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.TokenId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The epochs' life from open to final. */
final class EpochParts {
  private static final Duration STEP_EVERY = Duration.ofMillis(500);
  private static final Duration RETIRE_EVERY = Duration.ofMinutes(1);
  private static final Duration LEASE = Duration.ofSeconds(10);

  private static final int COMPUTING_THREADS = Runtime.getRuntime().availableProcessors();

  private EpochParts() {}

  /** Only nodes with the same code and parameters share an epoch's work. */
  static Computing computing(EpochTerms terms) {
    return new Computing(
        CodeVersion.current().hex() + "/" + terms.parameters().hash().hex(), COMPUTING_THREADS);
  }

  static EpochTerms terms(NodeConfig config, NodeKeys keys) {
    NodeConfig.Epochs epochs = config.epochs();
    ParameterSet parameters =
        ParameterSet.byId(epochs.parameters())
            .orElseThrow(
                () -> new ConfigException("no parameter set is called " + epochs.parameters()));
    EvmAddress operator = address(keys);
    return new EpochTerms(
        config.chain().network(),
        new EpochSchedule(epochs.genesisMs(), epochs.length().toMillis()),
        new TokenId(config.chain().contracts().rewardToken()),
        new Payees(new TreeSet<>(Set.of(operator)), epochs.treasury()),
        parameters);
  }

  /** Starts them; the engine says how much of the work this node does. */
  static MemberEngine start(
      NodeConfig config,
      NodeKeys keys,
      EpochTerms terms,
      StoreParts store,
      ChainParts chain,
      MarketParts market,
      OperatorCluster cluster,
      SignatureCheck signatures,
      InstantSource clock,
      Opened opened) {
    NodeConfig.Contracts contracts = config.chain().contracts();
    SqlEpochJournal journal = new SqlEpochJournal(store.transactions(), clock);
    EpochPublisher publisher = new EpochPublisher(store.files());
    EpochContracts roots =
        new EpochContracts(
            chain.chain(),
            chain.chain().atFinalBlock(),
            contracts.signerSets(),
            contracts.epochRoots());
    EpochCertifyingSteps certifying =
        new EpochCertifyingSteps(
            journal,
            market.ledger()::salesOf,
            store.files(),
            chain.chain(),
            roots::lastEpoch,
            terms,
            inputSigner(config, keys, store));
    SealedWorks works = new SealedWorks(journal, certifying, signatures);
    MemberEngine engine = new MemberEngine(cluster, works, COMPUTING_THREADS);
    EpochClosingSteps closing =
        new EpochClosingSteps(
            journal,
            certifying,
            publisher,
            roots,
            terms,
            works,
            engine,
            Path.of(System.getProperty("java.io.tmpdir")));
    EpochSettlingSteps settling =
        new EpochSettlingSteps(
            journal,
            signer(config, keys, store),
            chain.outbox(),
            chain.chain(),
            roots,
            closing,
            publisher);
    SqlEpochLease lease =
        new SqlEpochLease(store.transactions(), UUID.randomUUID().toString(), LEASE);
    EpochLifecycle lifecycle =
        new EpochLifecycle(journal, certifying, closing, settling, terms, lease, clock);
    opened.add(PollingLoop.start("lease", LEASE.dividedBy(5), lease::prolong));
    opened.add(PollingLoop.start("epochs", STEP_EVERY, lifecycle::step));
    retain(config, terms, store, journal, publisher, cluster, clock, opened);
    return engine;
  }

  private static void retain(
      NodeConfig config,
      EpochTerms terms,
      StoreParts store,
      SqlEpochJournal journal,
      EpochPublisher publisher,
      OperatorCluster cluster,
      InstantSource clock,
      Opened opened) {
    if (config.storage().keepRows().isEmpty()) {
      return;
    }
    EpochRetention retention =
        new EpochRetention(
            journal,
            new SqlRetiringRows(store.transactions()),
            publisher,
            new SegmentFiles(store.files(), terms.network()),
            keepers(config, store, cluster),
            config.storage().keepRows().get(),
            clock);
    opened.add(PollingLoop.start("retention", RETIRE_EVERY, retention::step));
  }

  /** A bucket is one store for all; that folders are shared nobody can tell, so each node looks. */
  private static EpochKeepers keepers(
      NodeConfig config, StoreParts store, OperatorCluster cluster) {
    return config.storage().bucket().isPresent()
        ? new EpochKeepers.OneStore()
        : new EpochKeepers.EachNode(
            cluster.self(),
            cluster::members,
            config.cluster().members().size(),
            new SqlEpochCopies(store.transactions()));
  }

  private static ResultSigner signer(NodeConfig config, NodeKeys keys, StoreParts store) {
    long chainId = config.chain().network().value();
    EvmAddress epochRoots = config.chain().contracts().epochRoots();
    EvmAddress signer = address(keys);
    return new ResultSigner(
        chainId,
        epochRoots,
        keys.attest(),
        new SqlSigningGuard(store.transactions(), chainId, epochRoots, signer));
  }

  private static InputSigner inputSigner(NodeConfig config, NodeKeys keys, StoreParts store) {
    long chainId = config.chain().network().value();
    return new InputSigner(
        chainId,
        config.chain().contracts().epochRoots(),
        keys.attest(),
        new SqlSigningGuard(store.transactions(), chainId, InputSigner.GUARDED_AS, address(keys)));
  }

  /** The operator is known by its attest key. */
  private static EvmAddress address(NodeKeys keys) {
    return keys.attest().address();
  }
}
