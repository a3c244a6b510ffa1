package io.trigpoint.node.epochs;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.QuorumSignatures;
import io.trigpoint.node.Failpoint;
import io.trigpoint.node.chain.ChainOutbox;
import io.trigpoint.node.chain.FinalizedChain;
import io.trigpoint.node.chain.Intent;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From COMPUTED to FINAL: signs the result, posts it, and waits until it counts. */
public final class EpochSettlingSteps {
  private static final Logger LOG = LoggerFactory.getLogger(EpochSettlingSteps.class);
  private static final long MS = 1000;

  private final EpochJournal journal;
  private final ResultSigner signer;
  private final ChainOutbox outbox;
  private final FinalizedChain chain;
  private final EpochContracts contracts;
  private final EpochClosingSteps closing;
  private final EpochPublisher publisher;

  public EpochSettlingSteps(
      EpochJournal journal,
      ResultSigner signer,
      ChainOutbox outbox,
      FinalizedChain chain,
      EpochContracts contracts,
      EpochClosingSteps closing,
      EpochPublisher publisher) {
    this.journal = journal;
    this.signer = signer;
    this.outbox = outbox;
    this.chain = chain;
    this.contracts = contracts;
    this.closing = closing;
    this.publisher = publisher;
  }

  /** The intent that posts an epoch's result. */
  public static String intentId(long epoch) {
    return "epoch:" + epoch + ":result";
  }

  /** While nobody has ever earned anything there is no root, and so nothing to sign. */
  boolean sign(EpochEntry entry) {
    return decide(entry, leaves(entry, result(entry)));
  }

  /** False while the newest result does not count yet, or posting is paused. */
  boolean post(EpochEntry entry) {
    return decide(
        entry,
        new EpochSight.Turn(
            chain.head().timestamp(),
            contracts.postableFrom(),
            contracts.signersOf(entry.number()),
            signer.address()));
  }

  /** False while the posting is not final or does not count yet. */
  boolean settle(EpochEntry entry) {
    return decide(entry, new EpochSight.Posting(outbox.status(intentId(entry.number()))));
  }

  private boolean decide(EpochEntry entry, EpochSight sight) {
    return perform(entry, EpochMachine.next(entry.state(), result(entry), sight));
  }

  private boolean perform(EpochEntry entry, EpochStep step) {
    return switch (step) {
      case EpochStep.Wait(String why) -> waits(entry, why);
      case EpochStep.Hold(String reason) -> held(entry, reason);
      case EpochStep.Guard() -> guard(entry);
      case EpochStep.Post(int index) -> post(entry, index);
      case EpochStep.Look() -> decide(entry, look(entry));
      case EpochStep.Note note -> note(entry, note);
      case EpochStep.Finish() -> finish(entry);
      case EpochStep.Compute _, EpochStep.Sign _ ->
          throw new IllegalStateException(step + " is not a step of settling");
    };
  }

  /** What the leaves, the guard and the chain have against this result. */
  private EpochSight leaves(EpochEntry entry, EpochResult result) {
    if (result.rewardRoot().equals(EpochResult.NO_ROOT)) {
      return new EpochSight.Leaves(Optional.empty(), new SigningRules.Decision.Sign(), 0);
    }
    long epoch = result.epoch();
    return new EpochSight.Leaves(
        LeafRules.refusal(result, journal.leaves(epoch - 1), journal.leaves(epoch)),
        signer.decide(
            result,
            contracts.memoryOf(
                result,
                () ->
                    new PostedResults(chain, contracts.epochRoots()).of(entry.period()).inForce())),
        chain.head().timestamp());
  }

  /** The guard remembers the digest before the signature exists. */
  private boolean guard(EpochEntry entry) {
    EpochResult result = result(entry);
    Failpoint.COMPUTED.hit();
    Optional<CompactSignature> signature = signer.sign(result);
    EpochStep step =
        EpochMachine.next(entry.state(), result, new EpochSight.Guarded(signature.isPresent()));
    if (signature.isEmpty()) {
      return perform(entry, step);
    }
    Failpoint.GUARDED.hit();
    boolean _ = journal.signed(entry.number(), signer.digest(result), signature.get());
    return true;
  }

  private boolean post(EpochEntry entry, int index) {
    TreeMap<Integer, CompactSignature> byIndex = new TreeMap<>();
    byIndex.put(index, entry.signature().orElseThrow());
    String call = EpochRootsCalls.post(result(entry), QuorumSignatures.of(byIndex));
    boolean _ =
        journal.posted(
            entry.number(), new Intent(intentId(entry.number()), contracts.epochRoots(), call, 0));
    return true;
  }

  private EpochSight look(EpochEntry entry) {
    String root = result(entry).rewardRoot();
    long headSeconds = chain.head().timestamp();
    return new EpochSight.OnChain(
        outbox.status(intentId(entry.number())),
        contracts.finalFate(entry.number(), root),
        contracts.latestFate(entry.number(), root),
        headSeconds);
  }

  private boolean note(EpochEntry entry, EpochStep.Note step) {
    boolean _ =
        journal.activates(entry.number(), step.transaction(), step.activatesAtSeconds() * MS);
    if (!step.counts()) {
      return false;
    }
    journal
        .find(entry.number())
        .flatMap(closing::settlement)
        .ifPresent(settlement -> publish(entry, settlement));
    if (journal.finish(entry.number(), EpochState.POSTED)) {
      LOG.info("epoch {} is final", entry.number());
    }
    return true;
  }

  private boolean finish(EpochEntry entry) {
    LOG.info("epoch {} is final: there is nothing to post", entry.number());
    return journal.finish(entry.number(), entry.state());
  }

  private void publish(EpochEntry entry, Settlement settlement) {
    if (publisher.has(entry.number())) {
      publisher.settle(entry.number(), settlement);
    }
  }

  private static boolean waits(EpochEntry entry, String why) {
    LOG.debug("epoch {} waits: {}", entry.number(), why);
    return false;
  }

  private static EpochResult result(EpochEntry entry) {
    return entry.result().orElseThrow();
  }

  private boolean held(EpochEntry entry, String reason) {
    LOG.error("epoch {} is held: {}", entry.number(), reason);
    return journal.hold(entry.number(), reason);
  }
}
