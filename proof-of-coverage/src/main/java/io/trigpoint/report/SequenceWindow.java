package io.trigpoint.report;

import java.util.Optional;

/** Which sequence numbers a device may still use, given the newest one that was accepted. */
public record SequenceWindow(long newest) {
  /** How far behind the newest a queued report may be. */
  public static final long LENGTH = 100_000;

  public static final SequenceWindow UNUSED = new SequenceWindow(0);

  /**
   * The reason against a sequence number, or empty. Reuse inside the window is the journal's to
   * find.
   */
  public Optional<RefusalReason> refuses(long sequence) {
    return sequence + LENGTH <= newest
        ? Optional.of(RefusalReason.SEQUENCE_TOO_OLD)
        : Optional.empty();
  }

  public SequenceWindow accept(long sequence) {
    return sequence > newest ? new SequenceWindow(sequence) : this;
  }
}
