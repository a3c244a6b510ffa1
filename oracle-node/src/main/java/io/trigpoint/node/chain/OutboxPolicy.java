package io.trigpoint.node.chain;

import java.math.BigInteger;
import java.time.Duration;

/**
 * How patient the sender is.
 *
 * @param rebroadcastAfter time after which a transaction that no block holds is sent again
 * @param raiseAfter time after which it offers more
 * @param giveUpAfter time after which a transaction that cannot pay is emptied, so that its nonce
 *     holds up no other
 * @param refusedFor time for which estimates must have refused an intent, with nothing in flight,
 *     before it has failed; longer than an endpoint lags behind
 * @param highestFee wei per gas that is never exceeded
 * @param blocksToWait full blocks through which a first offer still pays
 */
public record OutboxPolicy(
    Duration rebroadcastAfter,
    Duration raiseAfter,
    Duration giveUpAfter,
    Duration refusedFor,
    BigInteger highestFee,
    int blocksToWait) {
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  /** Blocks each few seconds, and at most 500 gwei per gas. */
  public static OutboxPolicy standard() {
    return new OutboxPolicy(
        Duration.ofSeconds(6),
        Duration.ofSeconds(30),
        Duration.ofMinutes(10),
        Duration.ofSeconds(20),
        GWEI.multiply(BigInteger.valueOf(500)),
        8);
  }

  /** The first offer at these prices. */
  Fees offer(OutboxSight.Prices prices) {
    return Fees.lasting(prices.baseFee(), prices.priorityFee(), blocksToWait).atMost(highestFee);
  }

  /**
   * The most per gas for a transaction: an empty one may cost in all what the call it stands for
   * might have.
   */
  BigInteger highestFee(long callGas, boolean empty) {
    return empty
        ? highestFee.max(
            highestFee
                .multiply(BigInteger.valueOf(callGas))
                .divide(BigInteger.valueOf(Intent.EMPTY_GAS)))
        : highestFee;
  }
}
