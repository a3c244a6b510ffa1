package io.trigpoint.node.epochs;

import io.trigpoint.report.Hash32;
import java.util.Optional;

/** Remembers for ever what was signed, so that no two results of one epoch are. */
public interface SigningGuard {

  /**
   * Whether this digest may be signed for this epoch. True means that it is now stored durably and
   * no other digest will ever be admitted; asking again for the same digest is true again.
   */
  boolean admits(long epoch, Hash32 digest);

  /** What was admitted for this epoch. */
  Optional<Hash32> signed(long epoch);
}
