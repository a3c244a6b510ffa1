package io.trigpoint.node.epochs;

import io.trigpoint.node.chain.PassingFailure;
import io.trigpoint.rewards.epoch.EpochPeriod;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals epochs on time and takes each sealed one, in order, to FINAL. Every node runs it; after a
 * crash any node goes on from the journal, since each step is a conditional update.
 */
public final class EpochLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(EpochLifecycle.class);
  private static final long GRACE_MS = 1_000;
  private static final int LONGEST = 500;

  private final EpochJournal journal;
  private final EpochCertifyingSteps certifying;
  private final EpochClosingSteps closing;
  private final EpochSettlingSteps settling;
  private final EpochTerms terms;
  private final EpochLease lease;
  private final InstantSource clock;

  public EpochLifecycle(
      EpochJournal journal,
      EpochCertifyingSteps certifying,
      EpochClosingSteps closing,
      EpochSettlingSteps settling,
      EpochTerms terms,
      EpochLease lease,
      InstantSource clock) {
    this.journal = journal;
    this.certifying = certifying;
    this.closing = closing;
    this.settling = settling;
    this.terms = terms;
    this.lease = lease;
    this.clock = clock;
  }

  /**
   * Does all that can be done now. Throws what the ports throw when the chain or the database is
   * not there; nothing is lost by that, the next call goes on.
   */
  public void step() {
    journal.open(terms.schedule().period(journal.openEpoch()));
    if (lease.hold()) {
      sealWhatIsOver();
      finishInOrder();
    }
    closing.republishNext();
  }

  private void sealWhatIsOver() {
    long open = journal.openEpoch();
    EpochPeriod period = terms.schedule().period(open);
    while (clock.millis() >= period.endMs() + GRACE_MS) {
      EpochPeriod next = terms.schedule().period(period.number() + 1);
      if (journal.seal(period, next, clock.millis())) {
        LOG.info("epoch {} is sealed", period.number());
      }
      period = next;
    }
    journal.describeSealed();
  }

  private void finishInOrder() {
    Optional<EpochEntry> oldest = journal.oldestUnfinished();
    while (oldest.isPresent() && lease.isHeld() && attempt(oldest.get())) {
      oldest = journal.oldestUnfinished();
    }
  }

  /**
   * A step that fails alike again and again holds the epoch, so that a person looks at it; a
   * failure outside of the node is waited for.
   */
  private boolean attempt(EpochEntry entry) {
    try {
      return advance(entry);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
      if (passes(failed)) {
        throw failed;
      }
      lease.letGo();
      EpochMachine.Failure failure = journal.failed(entry.number(), what(entry, failed));
      if (EpochMachine.failed(failure) instanceof EpochStep.Hold(String reason)) {
        LOG.error("epoch {} is held: {}", entry.number(), reason, failed);
        return journal.hold(entry.number(), reason);
      }
      throw failed;
    }
  }

  /** A file that cannot be reached is waited for; one that is damaged stays so. */
  private static boolean passes(Throwable failed) {
    return failed instanceof PassingFailure
        || failed instanceof UncheckedIOException
            && Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .noneMatch(CorruptFile.class::isInstance);
  }

  private static String what(EpochEntry entry, Throwable failed) {
    String all = entry.state() + ": " + failed;
    return all.substring(0, Math.min(all.length(), LONGEST));
  }

  /**
   * Whether the epoch, or another node, came a step further; false when there is something to wait
   * for.
   */
  private boolean advance(EpochEntry entry) {
    return switch (entry.state()) {
      case SEALED -> certifying.certify(entry);
      case CERTIFIED -> certifying.fix(entry);
      case INPUT_FINAL -> closing.compute(entry);
      case COMPUTED -> settling.sign(entry);
      case SIGNED -> settling.post(entry);
      case POSTED -> settling.settle(entry);
      case OPEN, FINAL, DISPUTED, HELD -> false;
    };
  }
}
