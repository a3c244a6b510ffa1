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
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the registry's events from the inbox into the register. Any number of nodes may run it.
 * When the inbox went back because the chain is another one, it begins again with all events.
 */
public final class RegistryFollower {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryFollower.class);

  /** A change and the entry that it was read from. */
  private record Read(BlockLog log, Change change) {}

  private final EventInbox inbox;
  private final DeviceRegister register;
  private final DeviceProof proof;
  private final EvmAddress registry;

  public RegistryFollower(
      EventInbox inbox, DeviceRegister register, DeviceProof proof, EvmAddress registry) {
    this.inbox = inbox;
    this.register = register;
    this.proof = proof;
    this.registry = registry;
  }

  /** Applies what the inbox has and the register does not, once the inbox is complete. */
  public void step() {
    List<Cursor> trail = inbox.trail();
    if (trail.isEmpty()) {
      return;
    }
    Cursor reached = trail.getFirst();
    Optional<Cursor> cursor = register.cursor();
    if (cursor.isPresent() && !trail.contains(cursor.get())) {
      LOG.warn("block {} is not on the chain that was read; beginning again", cursor.get());
      bring(read(-1, reached), changes -> register.startOver(cursor, changes, reached));
    } else if (!cursor.equals(Optional.of(reached))) {
      long above = cursor.map(Cursor::block).orElse(-1L);
      bring(read(above, reached), changes -> register.apply(cursor, changes, reached));
    }
  }

  /** What does not fit is skipped, with a record that is written before the others count. */
  private void bring(List<Read> reads, Predicate<List<Change>> register) {
    try {
      boolean _ = register.test(reads.stream().map(Read::change).toList());
    } catch (UnfitChanges unfit) {
      unfit
          .reasons()
          .forEach((place, reason) -> {
            BlockLog log = reads.get(place).log();
            LOG.error("an event of block {} does not fit and is skipped: {}", log.block(), reason);
            inbox.skip(log, reason);
          });
      bring(
          IntStream.range(0, reads.size())
              .filter(place -> !unfit.reasons().containsKey(place))
              .mapToObj(reads::get)
              .toList(),
          register);
    }
  }

  private List<Read> read(long above, Cursor upTo) {
    List<Read> reads = new ArrayList<>();
    for (BlockLog log : inbox.between(registry, above, upTo.block())) {
      try {
        DeviceRegistryCalls.decode(log.log())
            .map(event -> new Read(log, change(event, log.block())))
            .ifPresent(reads::add);
      } catch (RuntimeException poison) {
        LOG.error("an event of block {} cannot be read and is skipped", log.block(), poison);
        inbox.skip(log, String.valueOf(poison));
      }
    }
    return reads;
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
