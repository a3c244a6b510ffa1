package io.trigpoint.node.chain;

import io.trigpoint.contracts.DeviceRegistryCalls;
import io.trigpoint.contracts.RegistryEvent;
import io.trigpoint.node.chain.DeviceRegister.Change;
import io.trigpoint.node.chain.DeviceRegister.Cursor;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the registry's events into the register, final blocks only. Any number of nodes may run
 * it. When the chain turns out not to be the one that was read, it reads it again from the first
 * block.
 */
public final class RegistryFollower {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryFollower.class);
  private static final long BLOCKS_PER_REQUEST = 2_000;

  private final FinalizedChain chain;
  private final DeviceRegister register;
  private final DeviceProof proof;
  private final EvmAddress registry;
  private final long firstBlock;

  public RegistryFollower(
      FinalizedChain chain,
      DeviceRegister register,
      DeviceProof proof,
      EvmAddress registry,
      long firstBlock) {
    this.chain = chain;
    this.register = register;
    this.proof = proof;
    this.registry = registry;
    this.firstBlock = firstBlock;
  }

  /**
   * Reads what is final and not yet read. Throws {@link ChainUnavailable} when it cannot; an
   * endpoint that does not know the last block read lags behind and is left alone.
   */
  public void step() {
    BlockHeader head = chain.head();
    Optional<Cursor> cursor = register.cursor();
    if (cursor.isPresent() && isOtherChain(cursor.get())) {
      LOG.warn("block {} is not the one that was read; reading the registry again", cursor.get());
      boolean _ = register.startOver(cursor, read(firstBlock, head.number()), at(head));
      return;
    }
    long from = cursor.map(read -> read.block() + 1).orElse(firstBlock);
    if (from <= head.number()) {
      boolean _ = register.apply(cursor, read(from, head.number()), at(head));
    }
  }

  private boolean isOtherChain(Cursor cursor) {
    return chain
        .block(cursor.block())
        .filter(block -> !block.hash().equals(cursor.hash()))
        .isPresent();
  }

  private static Cursor at(BlockHeader head) {
    return new Cursor(head.number(), head.hash());
  }

  private List<Change> read(long from, long to) {
    List<Change> changes = new ArrayList<>();
    for (long start = from; start <= to; start += BLOCKS_PER_REQUEST) {
      long end = Math.min(to, start + BLOCKS_PER_REQUEST - 1);
      chain
          .logs(registry, DeviceRegistryCalls.eventTopics(), start, end)
          .forEach(log ->
              DeviceRegistryCalls.decode(log.log())
                  .map(event -> change(event, log.block()))
                  .ifPresent(changes::add));
    }
    return changes;
  }

  private Change change(RegistryEvent event, long block) {
    DeviceId device = DeviceId.ofHex(event.deviceId());
    return switch (event) {
      case RegistryEvent.DeviceRegistered registered ->
          new Change.Registered(
              device,
              new EvmAddress(registered.owner()),
              registered.registration(),
              proof.standing(registered),
              block);
      case RegistryEvent.LocationAsserted moved ->
          new Change.Moved(
              device,
              new EvmAddress(moved.owner()),
              moved.coarseCell(),
              Hash32.ofHex(moved.locationCommitment()),
              DeviceProof.standingAt(moved.coarseCell()),
              block);
      case RegistryEvent.DeviceTransferred transferred ->
          new Change.Transferred(
              device, new EvmAddress(transferred.from()), new EvmAddress(transferred.to()), block);
      case RegistryEvent.DeviceDecommissioned gone ->
          new Change.Decommissioned(device, new EvmAddress(gone.owner()), block);
      case RegistryEvent.DeviceRotated rotated ->
          new Change.Rotated(
              device,
              DeviceId.ofHex(rotated.successor()),
              new EvmAddress(rotated.owner()),
              rotated.rotation().newKey(),
              proof.standing(rotated),
              block);
    };
  }
}
