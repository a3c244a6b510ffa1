package io.trigpoint.node.epochs;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.node.chain.OutboxPolicy;
import io.trigpoint.node.chain.OutboxPump;
import io.trigpoint.node.chain.SendingAccount;
import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.node.epochs.compute.ShardEngines;
import io.trigpoint.node.epochs.compute.ThreadedEngine;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.node.evm.RpcTransactions;
import io.trigpoint.node.store.FolderEpochStore;
import io.trigpoint.node.store.SqlChainOutbox;
import io.trigpoint.node.store.SqlEpochJournal;
import io.trigpoint.node.store.SqlSigningGuard;
import io.trigpoint.node.store.SqlTransactions;
import io.trigpoint.node.store.TestDatabase;
import io.trigpoint.node.store.TestRows;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.NetworkId;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.rewards.epoch.EpochSchedule;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.RewardParameters;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.web3j.crypto.ECKeyPair;

/** One operator's database, a real chain with all contracts, and three epochs that are over. */
final class EpochNetwork implements AutoCloseable {
  static final long LENGTH_MS = 60_000;
  static final int OVER = 3;
  static final ECKeyPair ATTEST = ECKeyPair.create(BigInteger.valueOf(5151));
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ECKeyPair SEND = ECKeyPair.create(BigInteger.valueOf(6161));

  final AnvilNode anvil;
  final RpcChain chain;
  final DataSource database;
  final SqlTransactions transactions;
  final TestRows rows;
  final Deployment contracts;
  final EpochTerms terms;

  private Path published;
  private SigningKey attest = SigningKey.inMemory(ATTEST);

  EpochNetwork(Path published) {
    this(published, Map.of());
  }

  /** With these keys of the network file changed. */
  EpochNetwork(Path published, Map<String, ?> changed) {
    this.published = published;
    anvil = AnvilNode.start();
    chain = new RpcChain(anvil.rpc(), new Finality.Finalized());
    database = TestDatabase.fresh();
    transactions = new SqlTransactions(database);
    rows = new TestRows(database);
    long genesis = Clock.systemUTC().millis() - OVER * LENGTH_MS - 2_000;
    Map<String, Object> network =
        new HashMap<>(
            Map.of(
                "signers",
                List.of(AnvilNode.addressOf(ATTEST).hex()),
                "initialEmission",
                emission().baseUnits().toString(),
                "genesisSeconds",
                genesis / 1_000,
                "epochSeconds",
                LENGTH_MS / 1_000,
                "activationDelaySeconds",
                1));
    network.putAll(changed);
    contracts = anvil.deploy(network);
    anvil.fund(AnvilNode.addressOf(SEND));
    SortedSet<EvmAddress> operators = new TreeSet<>();
    operators.add(AnvilNode.addressOf(ATTEST));
    terms =
        new EpochTerms(
            new NetworkId(anvil.chainId()),
            new EpochSchedule(genesis, LENGTH_MS),
            TokenId.ofHex(contracts.addressOf("RewardToken")),
            new Payees(operators, new EvmAddress("0x" + "99".repeat(20))),
            ParameterSet.TRIGPOINT_LOCAL);
  }

  private EpochNetwork(EpochNetwork original, Path published) {
    this.published = published;
    anvil = original.anvil;
    chain = original.chain;
    database = TestDatabase.copyOf(original.database);
    transactions = new SqlTransactions(database);
    rows = new TestRows(database);
    contracts = original.contracts;
    terms = original.terms;
  }

  /** The same operator and chain with a copy of the database; only the original is to be closed. */
  EpochNetwork cloned(Path folder) {
    return new EpochNetwork(this, folder);
  }

  static TokenAmount emission() {
    return RewardParameters.trigpointByUse().emission().perEpoch(LENGTH_MS);
  }

  EvmAddress address(String contract) {
    return new EvmAddress(contracts.addressOf(contract));
  }

  EvmAddress epochRoots() {
    return new EvmAddress(contracts.addressOf("EpochRoots"));
  }

  SqlEpochJournal journal() {
    return new SqlEpochJournal(transactions, Clock.systemUTC());
  }

  /** Nodes made from now on publish to another folder. */
  EpochNetwork at(Path folder) {
    published = folder;
    return this;
  }

  /** Nodes made from now on have the attest key elsewhere. */
  EpochNetwork signingWith(SigningKey elsewhere) {
    attest = elsewhere;
    return this;
  }

  EpochStore files() {
    return new FolderEpochStore(published);
  }

  EpochPublisher publisher() {
    return new EpochPublisher(files());
  }

  EpochLifecycle lifecycle() {
    return lifecycle(journal -> journal);
  }

  /** A node of its own: all it shares with others is the database, the chain and the folder. */
  EpochLifecycle lifecycle(UnaryOperator<EpochJournal> wrapping) {
    return lifecycle(wrapping, work -> new ThreadedEngine(work, 2));
  }

  EpochLifecycle lifecycle(UnaryOperator<EpochJournal> wrapping, ShardEngines engines) {
    EpochJournal journal = wrapping.apply(journal());
    EpochContracts calls = calls();
    EpochCertifyingSteps certifying = certifying(journal);
    EpochClosingSteps closing =
        new EpochClosingSteps(
            journal,
            certifying,
            publisher(),
            calls,
            terms,
            works(journal, certifying),
            engines,
            published.resolveSibling("scratch"));
    ResultSigner signer =
        new ResultSigner(anvil.chainId(), epochRoots(), attest, guard(epochRoots()));
    EpochSettlingSteps settling =
        new EpochSettlingSteps(journal, signer, outbox(), chain, calls, closing, publisher());
    return new EpochLifecycle(
        journal, certifying, closing, settling, terms, () -> true, this::inTheFourthEpoch);
  }

  /** However long a test takes, no more epochs are over than {@link #OVER}. */
  private Instant inTheFourthEpoch() {
    Instant last = Instant.ofEpochMilli(terms.schedule().period(OVER + 1).endMs() - 1);
    Instant now = Clock.systemUTC().instant();
    return now.isBefore(last) ? now : last;
  }

  EpochContracts calls() {
    return new EpochContracts(chain, chain.atFinalBlock(), address("SignerSets"), epochRoots());
  }

  /** What a node opens of epochs that another one closes. */
  SealedWorks works() {
    return works(journal(), certifying(journal()));
  }

  private static SealedWorks works(EpochJournal journal, EpochCertifyingSteps certifying) {
    return new SealedWorks(journal, certifying, SignatureChecks.fastest());
  }

  private EpochCertifyingSteps certifying(EpochJournal journal) {
    return new EpochCertifyingSteps(
        journal,
        epoch -> List.of(),
        files(),
        chain,
        calls()::lastEpoch,
        terms,
        new InputSigner(anvil.chainId(), epochRoots(), attest, guard(InputSigner.GUARDED_AS)));
  }

  private SqlSigningGuard guard(EvmAddress signedFor) {
    return new SqlSigningGuard(
        transactions, anvil.chainId(), signedFor, AnvilNode.addressOf(ATTEST));
  }

  SqlChainOutbox outbox() {
    return new SqlChainOutbox(transactions, Clock.systemUTC());
  }

  OutboxPump pump() {
    return pump(OutboxPolicy.standard());
  }

  OutboxPump pump(OutboxPolicy policy) {
    return new OutboxPump(
        outbox(),
        new RpcTransactions(anvil.rpc(), chain),
        new SendingAccount(anvil.chainId(), SEND),
        policy,
        Clock.systemUTC());
  }

  /** Lets a node work, with the chain moving on, until the epochs that are over are final. */
  void finish(EpochLifecycle node) {
    OutboxPump pump = pump();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isFinal(OVER)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not final: " + journal().find(OVER));
      }
      anvil.mine(4);
      node.step();
      pump.step();
    }
  }

  /** Lets a node work, with the chain moving on but nothing sent, until epoch 1 is in a state. */
  void advance(EpochState wanted) {
    EpochLifecycle node = lifecycle();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (journal().find(1).filter(epoch -> epoch.state() == wanted).isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not " + wanted + ": " + journal().find(1));
      }
      anvil.mine(4);
      node.step();
    }
  }

  EpochState state(long epoch) {
    return journal().find(epoch).orElseThrow().state();
  }

  boolean isFinal(long epoch) {
    return journal().find(epoch).filter(e -> e.state() == EpochState.FINAL).isPresent();
  }

  /** The reward roots that were posted for an epoch, one for each event. */
  List<String> postedRoots(long epoch) {
    anvil.mine(4);
    return chain
        .logs(epochRoots(), EpochRootsCalls.eventTopics(), 0, chain.head().number())
        .stream()
        .flatMap(log -> EpochRootsCalls.decodeEpochPosted(log.log()).stream())
        .filter(posted -> posted.epoch() == epoch)
        .map(EpochRootsCalls.EpochPosted::rewardRoot)
        .toList();
  }

  @Override
  public void close() {
    anvil.close();
  }
}
