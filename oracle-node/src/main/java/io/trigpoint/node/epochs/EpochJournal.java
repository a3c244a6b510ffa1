package io.trigpoint.node.epochs;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.epochs.compute.ComputedEpoch;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.util.List;
import java.util.Optional;

/**
 * The state of every epoch. Each step is one transaction that happens only from the state before
 * it, so that any number of nodes may try it: one succeeds, the others get false.
 */
public interface EpochJournal {

  /** The epoch that takes reports. */
  long openEpoch();

  /** Notes the open epoch's period, unless it is noted. */
  void open(EpochPeriod period);

  Optional<EpochEntry> find(long epoch);

  /** The first epoch that is sealed but not FINAL. */
  Optional<EpochEntry> oldestUnfinished();

  /** The first FINAL epoch after this one. */
  Optional<EpochEntry> finalAfter(long epoch);

  /**
   * Fixes which reports the open epoch has: moves what {@link SettlingRules} carry forward, and
   * opens the next epoch. Intake waits for no more than that.
   */
  boolean seal(EpochPeriod period, EpochPeriod next, long nowMs);

  /**
   * Notes of each sealed epoch, once, what follows from the sealing: the devices, the entropies in
   * reach, the number of reports and of shards.
   */
  void describeSealed();

  /** The reports of a sealed epoch, the same however often and by whomever they are read. */
  SegmentSource sealed(long epoch);

  /** The digest of the newest input manifest before an epoch; zero when there is none. */
  Hash32 certifiedBefore(long epoch);

  /** SEALED to CERTIFIED. */
  boolean certified(
      long epoch, List<SegmentRoot> segments, Hash32 digest, CompactSignature signature);

  /** Empty before an epoch is CERTIFIED. */
  Optional<CertifiedInputs> certified(long epoch);

  /** CERTIFIED to INPUT_FINAL, with the hash of all inputs but the reports. */
  boolean inputFinal(long epoch, Hash32 rest);

  /** Notes the randomness that nobody knew when the epoch ended. */
  boolean select(long epoch, Hash32 entropy, BlockHeader source);

  /** The sealed inputs without the reports, the same however often they are read. */
  EpochHead head(EpochFrame frame, List<Sale> sales, ParameterSet parameters);

  /**
   * INPUT_FINAL to COMPUTED, with every verdict, quality and leaf. Throws {@link
   * IllegalStateException} when the verdicts cannot be read any more; nothing is changed then.
   */
  boolean computed(ComputedEpoch computed, VerdictSource verdicts, long epoch, long setId);

  /** The leaves that were written down with an epoch; none before the first. */
  List<EarningsLeaf> leaves(long epoch);

  /** COMPUTED to SIGNED. */
  boolean signed(long epoch, Hash32 digest, CompactSignature signature);

  /** SIGNED to POSTED, together with the intent. */
  boolean posted(long epoch, Intent intent);

  /** Notes where and when the result counts. */
  boolean activates(long epoch, Optional<Hash32> postTx, long activatesMs);

  /** To FINAL, from POSTED, or from COMPUTED when there is nothing to post. */
  boolean finish(long epoch, EpochState from);

  /** Notes that a step ended with an exception; says how often in a row it was this one. */
  EpochMachine.Failure failed(long epoch, String what);

  /** To HELD, from any state but FINAL, which is noted. */
  boolean hold(long epoch, String reason);
}
