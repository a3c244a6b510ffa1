package io.trigpoint.rewards.epoch;

import java.math.BigInteger;

/**
 * How an emission falls, exactly as the chain's schedule: epoch n emits initial >> ((n −
 * firstEpoch) / everyEpochs), until the cap is reached or nothing is left to halve.
 *
 * @param firstEpoch the first epoch that emits, at least 1
 * @param everyEpochs after how many epochs it halves, at least 1
 * @param cap base units that all epochs together emit at most
 */
public record Halving(long firstEpoch, long everyEpochs, TokenAmount cap) {
  public Halving {
    if (firstEpoch < 1 || everyEpochs < 1) {
      throw new IllegalArgumentException(
          "a schedule begins with epoch 1 or later and halves after 1 epoch or more: "
              + firstEpoch
              + ", "
              + everyEpochs);
    }
  }

  /** What all epochs up to and with this one emit. */
  public TokenAmount accrued(TokenAmount initial, long epoch) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger emission = initial.baseUnits();
    long rest = epoch < firstEpoch ? 0 : epoch - firstEpoch + 1;
    while (rest > 0 && emission.signum() > 0) {
      long span = Math.min(rest, everyEpochs);
      sum = sum.add(emission.multiply(BigInteger.valueOf(span)));
      rest -= span;
      emission = emission.shiftRight(1);
    }
    return new TokenAmount(sum.min(cap.baseUnits()));
  }

  /** What this epoch emits. */
  public TokenAmount of(TokenAmount initial, long epoch) {
    return accrued(initial, epoch).minus(accrued(initial, epoch - 1));
  }
}
