package io.trigpoint.node.chain;

import io.trigpoint.node.chain.DeviceRegister.Cursor;
import io.trigpoint.report.EvmAddress;
import java.util.List;
import java.util.Optional;

/**
 * Log entries of final blocks, each once per block that holds it, and the trail of blocks up to
 * which was read.
 */
public interface EventInbox {

  /** The blocks up to which was read, newest first. */
  List<Cursor> trail();

  /** The newest place of the trail. */
  default Optional<Cursor> cursor() {
    return trail().stream().findFirst();
  }

  /** Stores entries and moves on, unless the trail no longer ends where it was seen to. */
  boolean append(Optional<Cursor> seen, List<BlockLog> logs, Cursor reached);

  /**
   * Forgets all that is above a place, or everything; false when the trail no longer ends where it
   * was seen to.
   */
  boolean rewind(Cursor seen, Optional<Cursor> to);

  /** A contract's entries above one block, up to another, in the chain's order. */
  List<BlockLog> between(EvmAddress contract, long above, long upTo);

  /** Marks an entry that nothing can be done with; it stays stored. */
  void skip(BlockLog log, String reason);
}
