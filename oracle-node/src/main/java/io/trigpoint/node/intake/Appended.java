package io.trigpoint.node.intake;

/** What the journal did with one report. */
public sealed interface Appended {

  /** Durable now, in that epoch or the next. */
  record Stored(long epoch) implements Appended {}

  /** The same report was durable before. */
  record Duplicate(long epoch, long firstReceivedMs) implements Appended {}

  /** Another report of the device has the sequence number. */
  record SequenceReused() implements Appended {}
}
