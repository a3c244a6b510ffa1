package io.trigpoint.node.simulation;

import io.trigpoint.contracts.EpochResult;
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
      put(tables, new EpochRow(open.number(), EpochState.OPEN, reports, "", ""));
    }
    return true;
  }

  private static EpochRow open(Tables tables) {
    if (tables.epochs.isEmpty()) {
      put(tables, new EpochRow(1, EpochState.OPEN, List.of(), "", ""));
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
      put(tables, new EpochRow(open.number() + 1, EpochState.OPEN, List.of(), "", ""));
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
      case SEALED ->
          perform(row, EpochMachine.compute(new EpochSight.Signers(Optional.of(SIGNERS))));
      case COMPUTED -> decide(row, leaves(row));
      case SIGNED -> decide(row, turn());
      case POSTED -> decide(row, new EpochSight.Posting(outbox.status(intent(row))));
      default -> false;
    };
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
    Hash32 root = hash(row.number() + "|" + row.reports() + "|" + before + "|" + version);
    return move(
        row, new EpochRow(row.number(), EpochState.COMPUTED, row.reports(), root.hex(), ""));
  }

  private EpochSight leaves(EpochRow row) {
    Optional<Hash32> kept =
        world.database.run(false, tables -> Optional.ofNullable(tables.guard.get(row.number())));
    SigningRules.OnChain memory =
        world.planted == Planted.CHAIN_NOT_ASKED
            ? new SigningRules.OnChain(0, new PostedRoot(EpochResult.NO_ROOT, 0))
            : new SigningRules.OnChain(gateway.look().lastEpoch(), posted(row, gateway.look()));
    return new EpochSight.Leaves(
        Optional.empty(),
        SigningRules.decide(result(row), digest(row), kept, memory),
        gateway.finalBlock().seconds());
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
    return move(
        row, new EpochRow(row.number(), EpochState.HELD, row.reports(), row.root(), reason));
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
