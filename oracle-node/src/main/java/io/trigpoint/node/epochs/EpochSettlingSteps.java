package io.trigpoint.node.epochs;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.EpochRootsCalls.PostedRoot;
import io.trigpoint.contracts.QuorumSignatures;
import io.trigpoint.node.Failpoint;
import io.trigpoint.node.chain.ChainOutbox;
import io.trigpoint.node.chain.FinalizedChain;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.report.Hash32;
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
    EpochResult result = entry.result().orElseThrow();
    if (result.rewardRoot().equals(EpochResult.NO_ROOT)) {
      LOG.info("epoch {} is final: nobody has earned anything yet", entry.number());
      return journal.finish(entry.number(), EpochState.COMPUTED);
    }
    Optional<String> refusal =
        LeafRules.refusal(
            result, journal.leaves(entry.number() - 1), journal.leaves(entry.number()));
    if (refusal.isPresent()) {
      return held(entry, "its leaves are not to be signed: " + refusal.get());
    }
    return switch (signer.decide(result, contracts.memoryOf(entry.number()))) {
      case SigningRules.Decision.Sign() -> sign(entry, result);
      case SigningRules.Decision.Posted(long activatesAt) -> adopt(entry, activatesAt);
      case SigningRules.Decision.Refuse(String reason) -> held(entry, reason);
    };
  }

  /** The chain has the result although this database, restored from a copy, never signed it. */
  private boolean adopt(EpochEntry entry, long activatesAt) {
    if (chain.head().timestamp() < activatesAt) {
      return false;
    }
    LOG.warn("epoch {} is final: the chain had its result before this database", entry.number());
    return journal.finish(entry.number(), EpochState.COMPUTED);
  }

  private boolean sign(EpochEntry entry, EpochResult result) {
    Failpoint.COMPUTED.hit();
    Optional<CompactSignature> signature = signer.sign(result);
    Failpoint.GUARDED.hit();
    if (signature.isEmpty()) {
      return held(entry, "another result of this epoch was signed before");
    }
    boolean _ = journal.signed(entry.number(), signer.digest(result), signature.get());
    return true;
  }

  /** False while the newest result does not count yet, or posting is paused. */
  boolean post(EpochEntry entry) {
    if (chain.head().timestamp() < contracts.postableFrom()) {
      return false;
    }
    EpochResult result = entry.result().orElseThrow();
    SignerSet set = contracts.signersOf(entry.number()).orElseThrow();
    int index = set.signers().indexOf(signer.address());
    if (index < 0 || QuorumSignatures.threshold(set.signers().size()) != 1) {
      return held(entry, "the attest key " + signer.address() + " alone is no quorum");
    }
    TreeMap<Integer, CompactSignature> byIndex = new TreeMap<>();
    byIndex.put(index, entry.signature().orElseThrow());
    String call = EpochRootsCalls.post(result, QuorumSignatures.of(byIndex));
    boolean _ =
        journal.posted(
            entry.number(), new Intent(intentId(entry.number()), contracts.epochRoots(), call, 0));
    return true;
  }

  /** False while the posting is not final or does not count yet. */
  boolean settle(EpochEntry entry) {
    return switch (outbox.status(intentId(entry.number()))) {
      case IntentStatus.Unknown() -> held(entry, "its intent is not in the outbox");
      case IntentStatus.Pending() -> false;
      case IntentStatus.Mined mined -> confirm(entry, Optional.of(mined.transaction()), "");
      case IntentStatus.Failed(String reason) -> confirm(entry, Optional.empty(), reason);
    };
  }

  /** The contract has the last word: a failed posting may mean that another sender was first. */
  private boolean confirm(EpochEntry entry, Optional<Hash32> postTx, String failure) {
    PostedRoot posted = contracts.rootOf(entry.number());
    String root = entry.result().orElseThrow().rewardRoot();
    if (posted.exists() && !posted.root().equals(root)) {
      return held(entry, "the chain has another result: " + posted.root());
    }
    if (!posted.exists()) {
      return held(
          entry,
          contracts.isVetoed(entry.number(), root)
              ? "the guardian vetoed its result"
              : "it could not be posted: " + failure);
    }
    boolean _ = journal.activates(entry.number(), postTx, posted.activatesAt() * MS);
    if (chain.head().timestamp() < posted.activatesAt()) {
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

  private void publish(EpochEntry entry, Settlement settlement) {
    if (publisher.has(entry.number())) {
      publisher.settle(entry.number(), settlement);
    }
  }

  private boolean held(EpochEntry entry, String reason) {
    LOG.error("epoch {} is held: {}", entry.number(), reason);
    return journal.hold(entry.number(), reason);
  }
}
