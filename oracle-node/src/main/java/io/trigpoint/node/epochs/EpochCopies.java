package io.trigpoint.node.epochs;

import java.util.Set;

/** Which nodes have read all files of an epoch in their own store and found them whole. */
public interface EpochCopies {

  void confirm(long epoch, String holder, long nowMs);

  /** Those that did since a time in Unix milliseconds. */
  Set<String> holders(long epoch, long sinceMs);
}
