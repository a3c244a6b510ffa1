package io.trigpoint.node.chain;

import io.trigpoint.node.chain.DeviceRegister.Cursor;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies contracts' events of final blocks into the inbox. Any number of nodes may run it. When the
 * chain turns out not to be the one that was read, it goes back to the newest block that still is.
 */
public final class EventFollower {
  private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);
  private static final long BLOCKS_PER_REQUEST = 2_000;

  /** A contract and the first topics that matter. */
  public record Watched(EvmAddress contract, List<String> topics) {
    public Watched {
      topics = List.copyOf(topics);
    }
  }

  private final FinalizedChain chain;
  private final EventInbox inbox;
  private final List<Watched> watched;
  private final long firstBlock;

  public EventFollower(
      FinalizedChain chain, EventInbox inbox, List<Watched> watched, long firstBlock) {
    this.chain = chain;
    this.inbox = inbox;
    this.watched = List.copyOf(watched);
    this.firstBlock = firstBlock;
  }

  /**
   * Reads what is final and not yet read. True when the inbox has all of it; false when an endpoint
   * lags or another node was first. Throws {@link ChainUnavailable}.
   */
  public boolean step() {
    BlockHeader head = chain.head();
    List<Cursor> trail = inbox.trail();
    Optional<Cursor> known = newestKnown(trail, head);
    if (!trail.isEmpty() && !known.equals(Optional.of(trail.getFirst()))) {
      return mayRewind(trail, known, head) && goBack(trail.getFirst(), known) && read(known, head);
    }
    return read(known, head);
  }

  /** The newest place of the trail that is on this chain. */
  private Optional<Cursor> newestKnown(List<Cursor> trail, BlockHeader head) {
    return trail.stream()
        .filter(place -> place.block() <= head.number())
        .filter(this::isOnChain)
        .findFirst();
  }

  private boolean isOnChain(Cursor place) {
    return chain
        .block(place.block())
        .filter(block -> block.hash().equals(place.hash()))
        .isPresent();
  }

  /** A chain that merely ends earlier than what was read is an endpoint that lags. */
  private static boolean mayRewind(List<Cursor> trail, Optional<Cursor> known, BlockHeader head) {
    Optional<Cursor> newestBelow =
        trail.stream().filter(place -> place.block() <= head.number()).findFirst();
    return newestBelow.isPresent() && !known.equals(newestBelow);
  }

  private boolean goBack(Cursor from, Optional<Cursor> to) {
    LOG.warn(
        "block {} is not the one that was read; going back to {}",
        from,
        to.map(Cursor::toString).orElse("the first block"));
    return inbox.rewind(from, to);
  }

  private boolean read(Optional<Cursor> from, BlockHeader head) {
    Optional<Cursor> seen = from;
    long start = seen.map(place -> place.block() + 1).orElse(firstBlock);
    while (start <= head.number()) {
      long end = Math.min(head.number(), start + BLOCKS_PER_REQUEST - 1);
      List<BlockLog> logs = new ArrayList<>();
      for (Watched one : watched) {
        logs.addAll(chain.logs(one.contract(), one.topics(), start, end));
      }
      Cursor reached = new Cursor(end, hashOf(end, head));
      if (!inbox.append(seen, logs, reached)) {
        return false;
      }
      seen = Optional.of(reached);
      start = end + 1;
    }
    return true;
  }

  private Hash32 hashOf(long number, BlockHeader head) {
    return number == head.number()
        ? head.hash()
        : chain
            .block(number)
            .orElseThrow(() -> new ChainUnavailable("block " + number + " is missing"))
            .hash();
  }
}
