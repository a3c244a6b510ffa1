package io.trigpoint.node.simulation;

import io.trigpoint.node.simulation.SimulatedChain.Transaction;
import io.trigpoint.node.simulation.SimulatedDatabase.Unavailable;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything of one run: who exists, what goes wrong how often, and what has happened. */
final class World implements AutoCloseable {
  static final long EPOCH_MS = 12_000;
  static final long EPOCHS = 3;
  private static final int TOLD = 60;
  private static final int OF = 10_000;
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  final Planted planted;
  final boolean restores;
  final Fibers fibers = new Fibers();
  final SimulatedChain chain = new SimulatedChain();
  final SimulatedDatabase database;
  final List<SimulatedNode> nodes = new ArrayList<>();
  final Set<Integer> acknowledged = new TreeSet<>();
  final Map<Long, Set<String>> signed = new TreeMap<>();
  final Map<Long, Set<String>> certified = new TreeMap<>();

  /**
   * The manifests in the store of all nodes, which no crash and no restoring of a database takes.
   */
  final Map<Long, Hash32> published = new TreeMap<>();

  final Map<Long, Set<String>> callsByNonce = new TreeMap<>();
  final long genesisMs;

  /** How often something goes wrong, of 10 000 times. */
  int chainErrors = 300;

  int databaseErrors = 100;
  int databaseCrashes = 15;
  int nodeCrashes = 15;
  int slowAnswers = 200;

  private final long seed;
  private final Random random;
  private final Deque<String> told = new ArrayDeque<>();
  private final boolean tellsAll;
  private long hash = 1;

  World(long seed, Planted planted, boolean tellsAll) {
    this.seed = seed;
    this.planted = planted;
    this.tellsAll = tellsAll;
    this.random = new Random(seed);
    this.restores = planted == Planted.CHAIN_NOT_ASKED || seed % 8 == 0;
    this.genesisMs = fibers.nowMs();
    this.database = new SimulatedDatabase(this);
    boolean mixed = restores || random(2) == 0;
    for (int i = 0; i < 3; i++) {
      nodes.add(new SimulatedNode(this, mixed ? i : 0));
    }
  }

  long random(long below) {
    return Math.floorMod(random.nextLong(), below);
  }

  boolean happens(int often) {
    return often > 0 && random.nextInt(OF) < often;
  }

  /** Time passes for the node that runs; it may be killed meanwhile. */
  void latency() {
    if (happens(nodeCrashes)) {
      fibers
          .current()
          .flatMap(fiber -> nodes.stream().filter(node -> node.runs(fiber)).findFirst())
          .ifPresent(node -> fibers.at(fibers.nowMs(), node::crash));
    }
    fibers.pause(happens(slowAnswers) ? 500 + random(2_000) : 1 + random(40));
  }

  void sign(long epoch, Hash32 digest) {
    note("epoch %s: %s is signed", epoch, digest);
    var _ = signed.computeIfAbsent(epoch, _ -> new TreeSet<>()).add(digest.hex());
  }

  void certify(long epoch, Hash32 digest) {
    note("epoch %s: inputs %s are signed", epoch, digest);
    var _ = certified.computeIfAbsent(epoch, _ -> new TreeSet<>()).add(digest.hex());
  }

  void broadcast(Transaction transaction) {
    if (!transaction.isEmpty()) {
      var _ =
          callsByNonce
              .computeIfAbsent(transaction.nonce(), _ -> new TreeSet<>())
              .add(transaction.intent());
    }
  }

  @SuppressWarnings("AnnotateFormatMethod")
  void note(String what, Object... arguments) {
    String line = fibers.nowMs() + " ms: " + what.formatted(arguments);
    hash = 31 * hash + line.hashCode();
    told.add(line);
    if (told.size() > TOLD && !tellsAll) {
      told.removeFirst();
    }
  }

  /** A number that two runs have in common when they told the same. */
  long hash() {
    return hash;
  }

  /** A client that sends reports until each is acknowledged. */
  void report() {
    for (int id = 0; ; id++) {
      int sent = id;
      boolean stored = false;
      while (!stored) {
        try {
          stored = database.run(true, tables -> SimulatedLifecycle.store(tables, sent));
        } catch (Unavailable again) {
          fibers.pause(500);
        }
      }
      boolean _ = acknowledged.add(id);
      fibers.pause(800 + random(800));
    }
  }

  void mineEverySecond() {
    chain.mine();
    Invariants.check(this);
    fibers.at(fibers.nowMs() + 1_000 * SimulatedChain.BLOCK_SECONDS, this::mineEverySecond);
  }

  /** One thing goes wrong. */
  void mischief() {
    switch ((int) random(7)) {
      case 0 -> nodes.get((int) random(nodes.size())).crash();
      case 1 -> database.crash();
      case 2 -> {
        long depth = 1 + random(5);
        note("a reorganisation of %s blocks", depth);
        chain.reorganise((int) depth, random(2) == 0);
      }
      case 3 -> chain.dropPool();
      case 4 -> {
        chain.baseFee = GWEI.multiply(BigInteger.valueOf(1 + random(300)));
        note("the base fee is %s", chain.baseFee);
      }
      case 5 -> chain.baseFee = GWEI;
      default -> {
        note("somebody else sends from the account");
        chain.foreignTransaction();
      }
    }
  }

  /** From now on nothing goes wrong. */
  void heal() {
    note("nothing goes wrong from here on");
    chainErrors = 0;
    databaseErrors = 0;
    databaseCrashes = 0;
    nodeCrashes = 0;
    slowAnswers = 0;
    chain.baseFee = GWEI;
    nodes.forEach(SimulatedNode::start);
  }

  IllegalStateException broken(String what) {
    return new IllegalStateException(
        "seed "
            + seed
            + " (again with -Dsimulation.seed="
            + seed
            + "), "
            + planted
            + ": "
            + what
            + "\n"
            + String.join("\n", told));
  }

  Optional<String> firstNot(Set<Integer> stored) {
    Set<Integer> missing = new HashSet<>(acknowledged);
    boolean _ = missing.removeAll(stored);
    return missing.stream().sorted().findFirst().map(String::valueOf);
  }

  String story() {
    return String.join("\n", told);
  }

  @Override
  public void close() {
    fibers.close();
  }
}
