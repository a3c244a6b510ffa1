package io.trigpoint.node.epochs;

import io.trigpoint.contracts.EpochResult;
import io.trigpoint.node.Failpoint;
import io.trigpoint.node.epochs.compute.ComputedEpoch;
import io.trigpoint.node.epochs.compute.ShardEngines;
import io.trigpoint.node.epochs.compute.ShardShelf;
import io.trigpoint.node.epochs.compute.VerdictTally;
import io.trigpoint.report.Hash32;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From INPUT_FINAL to COMPUTED: computes, publishes, writes down. */
public final class EpochClosingSteps {
  private static final Logger LOG = LoggerFactory.getLogger(EpochClosingSteps.class);

  /** What is kept of the shards between the stages has this part of the heap. */
  private static final int SHELF_OF_HEAP = 8;

  private final EpochJournal journal;
  private final EpochCertifyingSteps certifying;
  private final EpochPublisher publisher;
  private final EpochContracts contracts;
  private final EpochTerms terms;
  private final SealedWorks works;
  private final ShardEngines engines;
  private final Path scratch;
  private final AtomicLong republished = new AtomicLong();

  /**
   * @param works opens an epoch's shards
   * @param engines run them
   * @param scratch a folder for what does not fit into memory
   */
  public EpochClosingSteps(
      EpochJournal journal,
      EpochCertifyingSteps certifying,
      EpochPublisher publisher,
      EpochContracts contracts,
      EpochTerms terms,
      SealedWorks works,
      ShardEngines engines,
      Path scratch) {
    this.journal = journal;
    this.certifying = certifying;
    this.publisher = publisher;
    this.contracts = contracts;
    this.terms = terms;
    this.works = works;
    this.engines = engines;
    this.scratch = scratch;
  }

  /** INPUT_FINAL to COMPUTED. */
  boolean compute(EpochEntry entry) {
    Optional<SignerSet> signers = contracts.signersOf(entry.number());
    EpochStep step = EpochMachine.compute(new EpochSight.Signers(signers));
    if (step instanceof EpochStep.Hold(String reason)) {
      return journal.hold(entry.number(), reason);
    }
    try {
      return write(entry, close(entry), signers.orElseThrow().id());
    } catch (OtherResult published) {
      LOG.error("epoch {} is held: {}", entry.number(), published.why());
      return journal.hold(entry.number(), published.why());
    }
  }

  private boolean write(EpochEntry entry, Closed closed, long setId) {
    Failpoint.MANIFEST_WRITTEN.hit();
    if (journal.computed(closed.computed(), closed.verdicts(), entry.number(), setId)) {
      VerdictTally tally = closed.computed().tally();
      LOG.info(
          "epoch {} is computed: {} accepted, {} refused, {} duplicates",
          entry.number(),
          tally.accepted(),
          tally.refused(),
          tally.duplicates());
    }
    return true;
  }

  private record Closed(ComputedEpoch computed, VerdictSource verdicts) {}

  /** Computes and publishes an epoch shard by shard. */
  private Closed close(EpochEntry entry) {
    EpochHead head = certifying.fixed(entry);
    int shards = certifying.reports(entry.number()).shards();
    ComputedEpoch computed =
        EpochComputation.compute(
            works.of(entry),
            engines,
            new ShardShelf(scratch, Runtime.getRuntime().maxMemory() / SHELF_OF_HEAP),
            publisher.verdicts(head.frame(), shards));
    entry
        .result()
        .ifPresent(noted ->
            OtherResult.refuse("the rows of the database", roots(noted), computed.roots()));
    complete(entry);
    return new Closed(computed, publisher.publish(head, computed));
  }

  /** Publishes the next FINAL epoch here too, when it was another node that closed it. */
  void republishNext() {
    journal.finalAfter(republished.get()).ifPresent(this::republish);
  }

  /** An epoch that comes to something else here is left as it is, and later ones go on. */
  private void republish(EpochEntry entry) {
    try {
      entry.result().ifPresent(noted -> publisher.check(entry.number(), roots(noted)));
      if (!publisher.has(entry.number())) {
        Closed _ = close(entry);
      }
      if (!publisher.isSettled(entry.number())) {
        settlement(entry).ifPresent(settled -> publisher.settle(entry.number(), settled));
      }
    } catch (OtherResult refused) {
      LOG.error("epoch {} is not published here: {}", entry.number(), refused.why());
    }
    republished.set(entry.number());
  }

  private static EpochOutcome.Roots roots(EpochResult noted) {
    return new EpochOutcome.Roots(
        Hash32.ofHex(noted.inputRoot()),
        Hash32.ofHex(noted.verdictRoot()),
        Hash32.ofHex(noted.rewardRoot()),
        Hash32.ofHex(noted.parameterHash()),
        Hash32.ofHex(noted.previousRewardRoot()));
  }

  private void complete(EpochEntry entry) {
    if (!publisher.hasInputs(entry.number())) {
      certifying.mirror(entry);
    }
  }

  /** Where the result was signed and posted; empty when there was nothing to post. */
  Optional<Settlement> settlement(EpochEntry entry) {
    return entry
        .signature()
        .map(signature ->
            new Settlement(
                terms.network().value(),
                contracts.epochRoots().hex(),
                entry.result().orElseThrow().setId(),
                Optional.of(signature.hex()),
                entry.postTx().map(Hash32::hex)));
  }
}
