package io.trigpoint.node.epochs;

import io.trigpoint.node.Failpoint;
import io.trigpoint.node.epochs.compute.ShardEngines;
import io.trigpoint.report.Hash32;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From INPUT_FINAL to COMPUTED: computes, publishes, writes down. */
public final class EpochClosingSteps {
  private static final Logger LOG = LoggerFactory.getLogger(EpochClosingSteps.class);

  private final EpochJournal journal;
  private final EpochCertifyingSteps certifying;
  private final EpochPublisher publisher;
  private final EpochContracts contracts;
  private final EpochTerms terms;
  private final SealedWorks works;
  private final ShardEngines engines;
  private final AtomicLong republished = new AtomicLong();

  /**
   * @param works opens an epoch's shards
   * @param engines run them
   */
  public EpochClosingSteps(
      EpochJournal journal,
      EpochCertifyingSteps certifying,
      EpochPublisher publisher,
      EpochContracts contracts,
      EpochTerms terms,
      SealedWorks works,
      ShardEngines engines) {
    this.journal = journal;
    this.certifying = certifying;
    this.publisher = publisher;
    this.contracts = contracts;
    this.terms = terms;
    this.works = works;
    this.engines = engines;
  }

  /** INPUT_FINAL to COMPUTED. */
  boolean compute(EpochEntry entry) {
    Optional<SignerSet> signers = contracts.signersOf(entry.number());
    EpochStep step = EpochMachine.compute(new EpochSight.Signers(signers));
    if (step instanceof EpochStep.Hold(String reason)) {
      return journal.hold(entry.number(), reason);
    }
    EpochInputs inputs = certifying.inputs(entry);
    EpochOutcome outcome = EpochComputation.compute(works.of(entry), engines);
    complete(entry);
    publisher.publish(inputs, outcome);
    Failpoint.MANIFEST_WRITTEN.hit();
    if (journal.computed(outcome, entry.number(), signers.orElseThrow().id())) {
      LOG.info(
          "epoch {} is computed: {} reports, {} accepted, {} refused",
          entry.number(),
          inputs.reports().size(),
          outcome.accepted(),
          outcome.refused());
    }
    return true;
  }

  /** Publishes the next FINAL epoch here too, when it was another node that closed it. */
  void republishNext() {
    journal.finalAfter(republished.get()).ifPresent(this::republish);
  }

  private void republish(EpochEntry entry) {
    if (!publisher.has(entry.number())) {
      complete(entry);
      EpochInputs inputs = certifying.inputs(entry);
      publisher.publish(inputs, EpochComputation.compute(works.of(entry), engines));
    }
    if (!publisher.isSettled(entry.number())) {
      settlement(entry).ifPresent(settled -> publisher.settle(entry.number(), settled));
    }
    republished.set(entry.number());
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
