package io.trigpoint.node.epochs;

import java.util.Optional;

/** The rows of old epochs, which may leave the database once the files are known to be whole. */
public interface RetiringRows {

  /** The oldest FINAL epoch that ended before, and whose rows are still there. */
  Optional<Long> oldest(long endedBeforeMs);

  /** Deletes the reports and verdicts of one shard; again is nothing. Intake goes on meanwhile. */
  void remove(long epoch, int shard, int shards);

  /** Deletes the epoch's copy of the devices, and notes when its rows were gone. */
  void finish(long epoch, long nowMs);
}
