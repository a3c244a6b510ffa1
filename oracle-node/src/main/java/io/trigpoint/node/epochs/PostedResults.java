package io.trigpoint.node.epochs;

import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.EpochRootsCalls.EpochPosted;
import io.trigpoint.contracts.EventLog;
import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.chain.BlockLog;
import io.trigpoint.node.chain.FinalizedChain;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.EpochPeriod;
import java.util.List;
import java.util.Optional;

/** The results that final blocks have, by their events, which hold more than the contract keeps. */
public record PostedResults(FinalizedChain chain, EvmAddress epochRoots) {
  private static final long MS = 1_000;
  private static final long BLOCKS_AT_ONCE = 10_000;
  private static final List<String> EVENTS =
      List.of(EpochRootsCalls.EPOCH_POSTED, EpochRootsCalls.EPOCH_VETOED);

  /** The last posting of an epoch, and whether a veto took it back. */
  public record Standing(Optional<EpochPosted> posted, boolean vetoed) {

    /** What was posted and not taken back. */
    public Optional<EpochPosted> inForce() {
      return posted.filter(event -> !vetoed);
    }

    private Standing after(EventLog log, long epoch) {
      Optional<EpochPosted> later =
          EpochRootsCalls.decodeEpochPosted(log).filter(event -> event.epoch() == epoch);
      if (later.isPresent()) {
        return new Standing(later, false);
      }
      boolean takenBack =
          EpochRootsCalls.decodeEpochVetoed(log).filter(veto -> veto.epoch() == epoch).isPresent();
      return takenBack ? new Standing(posted, true) : this;
    }
  }

  /** What the events say of an epoch; none comes before its end. */
  public Standing of(EpochPeriod period) {
    long head = chain.head().number();
    long from = chain.firstAtOrAfter(period.endMs() / MS).map(BlockHeader::number).orElse(head + 1);
    Standing standing = new Standing(Optional.empty(), false);
    for (long start = from;
        start <= head && standing.inForce().isEmpty();
        start += BLOCKS_AT_ONCE) {
      long end = Math.min(head, start + BLOCKS_AT_ONCE - 1);
      for (BlockLog log : chain.logs(epochRoots, EVENTS, start, end)) {
        standing = standing.after(log.log(), period.number());
      }
    }
    return standing;
  }
}
