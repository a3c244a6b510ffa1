package io.trigpoint.node.epochs;

import io.trigpoint.node.Failpoint;
import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.chain.FinalizedChain;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.SignatureCheck;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From SEALED to COMPUTED: draws the selection entropy, computes, publishes, writes down. */
public final class EpochClosingSteps {
  private static final Logger LOG = LoggerFactory.getLogger(EpochClosingSteps.class);
  private static final byte[] SELECTION =
      "TRIGPOINT-SELECTION-V1".getBytes(StandardCharsets.US_ASCII);
  private static final int MS = 1000;

  private final EpochJournal journal;
  private final EpochSales sales;
  private final EpochPublisher publisher;
  private final FinalizedChain chain;
  private final EpochContracts contracts;
  private final EpochTerms terms;
  private final SignatureCheck signatures;
  private final Set<Long> republished = ConcurrentHashMap.newKeySet();

  public EpochClosingSteps(
      EpochJournal journal,
      EpochSales sales,
      EpochPublisher publisher,
      FinalizedChain chain,
      EpochContracts contracts,
      EpochTerms terms,
      SignatureCheck signatures) {
    this.journal = journal;
    this.sales = sales;
    this.publisher = publisher;
    this.chain = chain;
    this.contracts = contracts;
    this.terms = terms;
    this.signatures = signatures;
  }

  /** False while the block that the selection is drawn from is not final. */
  boolean compute(EpochEntry entry) {
    if (entry.selectionEntropy().isEmpty() && !draw(entry)) {
      return false;
    }
    Optional<SignerSet> signers = contracts.signersOf(entry.number());
    if (signers.isEmpty()) {
      return journal.hold(entry.number(), "no signer set is active in this epoch");
    }
    EpochInputs inputs = inputs(entry);
    EpochOutcome outcome = EpochComputation.compute(inputs, signatures);
    publisher.publish(inputs, outcome);
    Failpoint.MANIFEST_WRITTEN.hit();
    if (journal.computed(outcome, entry.number(), signers.get().id())) {
      LOG.info(
          "epoch {} is computed: {} reports, {} accepted, {} refused",
          entry.number(),
          inputs.reports().size(),
          outcome.accepted(),
          outcome.refused());
    }
    return true;
  }

  /** Publishes a FINAL epoch here too, when it was another node that closed it. */
  void republish(EpochEntry entry) {
    if (republished.contains(entry.number())) {
      return;
    }
    if (!publisher.has(entry.number())) {
      EpochInputs inputs = inputs(entry);
      publisher.publish(inputs, EpochComputation.compute(inputs, signatures));
    }
    if (!publisher.isSettled(entry.number())) {
      settlement(entry).ifPresent(settled -> publisher.settle(entry.number(), settled));
    }
    boolean _ = republished.add(entry.number());
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

  /** keccak256(tag ‖ epoch u64 ‖ hash of the first final block at or after the epoch's end). */
  private boolean draw(EpochEntry entry) {
    long endSeconds = Math.ceilDiv(entry.period().endMs(), MS);
    Optional<BlockHeader> block = chain.firstAtOrAfter(endSeconds);
    if (block.isEmpty()) {
      return false;
    }
    Hash32 entropy =
        Hashes.keccak256(
            SELECTION,
            ByteBuffer.allocate(Long.BYTES).putLong(entry.number()).array(),
            block.get().hash().toBytes());
    boolean _ = journal.select(entry.number(), entropy, block.get());
    return true;
  }

  private EpochInputs inputs(EpochEntry entry) {
    return journal.inputs(
        terms.frame(entry.period()), sales.of(entry.number()), terms.parameters());
  }
}
