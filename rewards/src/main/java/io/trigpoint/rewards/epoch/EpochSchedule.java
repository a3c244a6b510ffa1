package io.trigpoint.rewards.epoch;

/**
 * Which epoch is when: epoch n covers [genesis + (n − 1) × length, genesis + n × length).
 *
 * @param genesisMs start of epoch 1, Unix milliseconds
 * @param lengthMs length of every epoch, milliseconds
 */
public record EpochSchedule(long genesisMs, long lengthMs) {

  public EpochSchedule {
    if (lengthMs <= 0) {
      throw new IllegalArgumentException("an epoch has a positive length, not " + lengthMs);
    }
  }

  public EpochPeriod period(long number) {
    long start = Math.addExact(genesisMs, Math.multiplyExact(number - 1, lengthMs));
    return new EpochPeriod(number, start, Math.addExact(start, lengthMs));
  }

  public long startMs(long number) {
    return period(number).startMs();
  }

  public long endMs(long number) {
    return period(number).endMs();
  }

  /** The epoch that holds a moment; 0 before genesis. */
  public long numberAt(long timeMs) {
    return timeMs < genesisMs ? 0 : (timeMs - genesisMs) / lengthMs + 1;
  }

  /** The newest epoch that is over at a moment; 0 when none is. */
  public long lastEnded(long timeMs) {
    return Math.max(0, numberAt(timeMs) - 1);
  }
}
