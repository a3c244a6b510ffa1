package io.trigpoint.node.chain;

import io.trigpoint.report.EvmAddress;
import java.util.List;
import java.util.Optional;

/**
 * The part of the chain that will not change any more. Methods block, and throw {@link
 * ChainUnavailable}.
 */
public interface FinalizedChain {

  /** The latest final block. */
  BlockHeader head();

  /** A block by number, final or not; empty beyond the chain's end. */
  Optional<BlockHeader> block(long number);

  /**
   * Entries of one contract with one of these first topics, in order, from both blocks inclusive.
   */
  List<BlockLog> logs(EvmAddress contract, List<String> topics, long fromBlock, long toBlock);

  /**
   * The first final block at or after a time in seconds since 1970; empty when there is none yet.
   */
  default Optional<BlockHeader> firstAtOrAfter(long timestamp) {
    BlockHeader head = head();
    if (head.timestamp() < timestamp) {
      return Optional.empty();
    }
    BlockHeader found = head;
    long low = 0;
    while (low < found.number()) {
      long middle = low + (found.number() - low) / 2;
      BlockHeader probe =
          block(middle).orElseThrow(() -> new ChainUnavailable("block " + middle + " is missing"));
      if (probe.timestamp() >= timestamp) {
        found = probe;
      } else {
        low = middle + 1;
      }
    }
    return Optional.of(found);
  }
}
