package io.trigpoint.node.simulation;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochRootsCalls.EpochPosted;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.node.epochs.EpochMachine;
import io.trigpoint.node.epochs.EpochSettlingSteps;
import io.trigpoint.node.epochs.EpochSight;
import io.trigpoint.node.epochs.EpochState;
import io.trigpoint.node.epochs.EpochStep;
import io.trigpoint.node.epochs.PostingRules;
import io.trigpoint.node.epochs.SignerSet;
import io.trigpoint.node.epochs.SigningRules;
import io.trigpoint.node.simulation.SimulatedChain.Block;
import io.trigpoint.node.simulation.SimulatedDatabase.EpochRow;
import io.trigpoint.node.simulation.SimulatedDatabase.Tables;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The epochs' life with the decisions of production; what a result is stands in for computing it.
 */
final class SimulatedLifecycle {
  private static final SignerSet SIGNERS = new SignerSet(1, List.of(SimulatedNode.ACCOUNT));

  private final World world;
  private final SimulatedGateway gateway;
  private final SimulatedOutbox outbox;
  private final int version;

  SimulatedLifecycle(World world, SimulatedGateway gateway, SimulatedOutbox outbox, int version) {
    this.world = world;
    this.gateway = gateway;
    this.outbox = outbox;
    this.version = version;
  }

  /** Puts a report into the open epoch unless some epoch has it. */
  static boolean store(Tables tables, int report) {
    if (tables.epochs.values().stream().noneMatch(row -> row.reports().contains(report))) {
      EpochRow open = open(tables);
      List<Integer> reports = new ArrayList<>(open.reports());
      reports.add(report);
      put(tables, EpochRow.open(open.number(), reports));
    }
    return true;
  }

  private static EpochRow open(Tables tables) {
    if (tables.epochs.isEmpty()) {
      put(tables, EpochRow.open(1, List.of()));
    }
    return tables.epochs.values().stream().reduce((_, last) -> last).orElseThrow();
  }

  private static void put(Tables tables, EpochRow row) {
    var _ = tables.epochs.put(row.number(), row);
  }

  void step() {
    boolean _ = world.database.run(false, this::seal);
    Optional<EpochRow> oldest = oldest();
    while (oldest.isPresent() && advance(oldest.get())) {
      oldest = oldest();
    }
  }

  private boolean seal(Tables tables) {
    EpochRow open = open(tables);
    boolean over =
        world.fibers.nowMs() >= world.genesisMs + open.number() * World.EPOCH_MS
            && open.number() <= World.EPOCHS;
    if (over) {
      put(tables, open.in(EpochState.SEALED));
      put(tables, EpochRow.open(open.number() + 1, List.of()));
    }
    return over;
  }

  private Optional<EpochRow> oldest() {
    return world.database.run(
        false,
        tables ->
            tables.epochs.values().stream()
                .filter(row -> row.state() != EpochState.FINAL)
                .findFirst()
                .filter(row -> row.state() != EpochState.OPEN));
  }

  private boolean advance(EpochRow row) {
    return switch (row.state()) {
      case SEALED -> certify(row);
      case CERTIFIED -> draw(row);
      case INPUT_FINAL ->
          perform(row, EpochMachine.compute(new EpochSight.Signers(Optional.of(SIGNERS))));
      case COMPUTED -> decide(row, leaves(row));
      case SIGNED -> decide(row, turn());
      case POSTED -> decide(row, new EpochSight.Posting(outbox.status(intent(row))));
      default -> false;
    };
  }

  /** The guard is asked, the manifest is signed and put into the store of all nodes. */
  private boolean certify(EpochRow row) {
    Hash32 digest = hash("inputs " + row.number() + row.reports());
    world.latency();
    Optional<Hash32> published = Optional.ofNullable(world.published.get(row.number()));
    if (published.filter(other -> !other.equals(digest)).isPresent()) {
      return hold(row, "the published files are other inputs");
    }
    boolean known =
        published.isPresent()
            || world.database.run(false, tables -> tables.inputGuard.containsKey(row.number()));
    Optional<String> refused =
        SigningRules.refusedInputs(row.number(), known, gateway.look().lastEpoch());
    if (refused.isPresent()) {
      return hold(row, refused.get());
    }
    return admitted(row, digest)
        .map(answer -> answer ? certified(row, digest) : hold(row, "other inputs were signed"))
        .orElse(true);
  }

  private Optional<Boolean> admitted(EpochRow row, Hash32 digest) {
    return world.database.run(
        world.planted != Planted.INPUTS_NOT_SYNCED,
        tables -> {
          if (!row.equals(tables.epochs.get(row.number()))) {
            return Optional.empty();
          }
          Optional<Hash32> kept = Optional.ofNullable(tables.inputGuard.get(row.number()));
          var _ = tables.inputGuard.putIfAbsent(row.number(), digest);
          return Optional.of(kept.isEmpty() || kept.get().equals(digest));
        });
  }

  private boolean certified(EpochRow row, Hash32 digest) {
    world.certify(row.number(), digest);
    world.latency();
    var _ = world.published.put(row.number(), digest);
    return move(row, row.in(EpochState.CERTIFIED));
  }

  /** From the first final block at or after the epoch's end. */
  private boolean draw(EpochRow row) {
    long end = Math.ceilDiv(row.number() * World.EPOCH_MS, 1_000L * SimulatedChain.BLOCK_SECONDS);
    long wanted = end + SimulatedChain.FINAL_AFTER;
    Block seen = gateway.finalBlock();
    if (seen.number() < wanted) {
      return false;
    }
    return move(row, row.drawn(hash(world.chain.block(wanted).mined().toString()).hex()));
  }

  private boolean decide(EpochRow row, EpochSight sight) {
    return perform(row, EpochMachine.next(row.state(), result(row), sight));
  }

  private boolean perform(EpochRow row, EpochStep step) {
    return switch (step) {
      case EpochStep.Wait _ -> false;
      case EpochStep.Hold(String reason) -> hold(row, reason);
      case EpochStep.Compute _ -> compute(row);
      case EpochStep.Guard() -> guard(row);
      case EpochStep.Sign() -> sign(row);
      case EpochStep.Post _ -> post(row);
      case EpochStep.Look() -> decide(row, look(row));
      case EpochStep.Note note -> note.counts() && move(row, row.in(EpochState.FINAL));
      case EpochStep.Finish() -> move(row, row.in(EpochState.FINAL));
    };
  }

  private boolean compute(EpochRow row) {
    String before =
        world.database.run(
            false,
            tables ->
                Optional.ofNullable(tables.epochs.get(row.number() - 1))
                    .map(EpochRow::root)
                    .orElse(""));
    world.fibers.pause(100 + world.random(500));
    Hash32 root =
        hash(row.number() + "|" + row.reports() + row.entropy() + "|" + before + "|" + version);
    return move(row, row.computed(root.hex()));
  }

  private EpochSight leaves(EpochRow row) {
    Optional<Hash32> kept =
        world.database.run(false, tables -> Optional.ofNullable(tables.guard.get(row.number())));
    SigningRules.OnChain memory =
        world.planted == Planted.CHAIN_NOT_ASKED
            ? SigningRules.OnChain.without(0)
            : memory(row, gateway.look().lastEpoch(), posted(row, gateway.look()));
    return new EpochSight.Leaves(
        Optional.empty(),
        SigningRules.decide(result(row), digest(row), kept, memory),
        gateway.finalBlock().seconds());
  }

  /** Of a result nothing but the root is simulated. */
  private static SigningRules.OnChain memory(EpochRow row, long lastEpoch, PostedRoot posted) {
    EpochResult own = result(row);
    EpochPosted event =
        new EpochPosted(
            row.number(),
            posted.root(),
            own.inputRoot(),
            own.verdictRoot(),
            own.parameterHash(),
            own.setId(),
            posted.activatesAt());
    return new SigningRules.OnChain(
        lastEpoch, posted, Optional.of(new SigningRules.Posting(event, List.of())));
  }

  private static PostedRoot posted(EpochRow row, SimulatedChain.Block block) {
    return Optional.ofNullable(block.posted().get(row.number()))
        .map(posted -> new PostedRoot(posted.root(), posted.activatesAtSeconds()))
        .orElseGet(() -> new PostedRoot(EpochResult.NO_ROOT, 0));
  }

  /**
   * The disk here may lose a step that production syncs, so the row is looked at again in the
   * transaction of the guard.
   */
  private boolean guard(EpochRow row) {
    Hash32 digest = digest(row);
    Optional<Boolean> admitted =
        world.database.run(
            world.planted != Planted.GUARD_NOT_SYNCED,
            tables -> {
              if (!row.equals(tables.epochs.get(row.number()))) {
                return Optional.empty();
              }
              Optional<Hash32> kept = Optional.ofNullable(tables.guard.get(row.number()));
              var _ = tables.guard.putIfAbsent(row.number(), digest);
              return Optional.of(kept.isEmpty() || kept.get().equals(digest));
            });
    return admitted.map(answer -> decide(row, new EpochSight.Guarded(answer))).orElse(true);
  }

  private boolean sign(EpochRow row) {
    world.sign(row.number(), digest(row));
    return move(row, row.in(EpochState.SIGNED));
  }

  private EpochSight turn() {
    Block seen = gateway.look();
    long postable =
        seen.posted().values().stream()
            .mapToLong(SimulatedChain.Posted::activatesAtSeconds)
            .max()
            .orElse(0);
    return new EpochSight.Turn(
        gateway.finalBlock().seconds(), postable, Optional.of(SIGNERS), SimulatedNode.ACCOUNT);
  }

  private boolean post(EpochRow row) {
    Intent intent =
        new Intent(
            intent(row), SimulatedNode.ACCOUNT, "post:" + row.number() + ":" + row.root(), 0);
    return world.database.run(
        false,
        tables -> {
          boolean first = row.equals(tables.epochs.get(row.number()));
          if (first) {
            put(tables, row.in(EpochState.POSTED));
            boolean _ = SimulatedOutbox.submit(tables, intent);
          }
          return true;
        });
  }

  private EpochSight look(EpochRow row) {
    IntentStatus status = outbox.status(intent(row));
    SimulatedChain.Block settled =
        world.planted == Planted.SETTLED_BEFORE_FINAL ? gateway.look() : gateway.finalBlock();
    return new EpochSight.OnChain(
        status, fate(row, settled), fate(row, gateway.look()), settled.seconds());
  }

  private static PostingRules.OnChain fate(EpochRow row, SimulatedChain.Block block) {
    return new PostingRules.OnChain(posted(row, block), false);
  }

  private boolean hold(EpochRow row, String reason) {
    world.note("epoch %s is held: %s", row.number(), reason);
    return move(row, row.held(reason));
  }

  /** An update from the row that was seen; it need not be on the disk when this returns. */
  private boolean move(EpochRow from, EpochRow to) {
    return world.database.run(
        false,
        tables -> {
          if (from.equals(tables.epochs.get(from.number()))) {
            put(tables, to);
            world.note("epoch %s is %s", to.number(), to.state());
          }
          return true;
        });
  }

  private static EpochResult result(EpochRow row) {
    String any = EpochResult.NO_ROOT;
    return new EpochResult(row.number(), 1, any, any, row.root(), any, any, List.of());
  }

  private static String intent(EpochRow row) {
    return EpochSettlingSteps.intentId(row.number());
  }

  private static Hash32 digest(EpochRow row) {
    return hash(row.number() + row.root());
  }

  private static Hash32 hash(String text) {
    return Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
