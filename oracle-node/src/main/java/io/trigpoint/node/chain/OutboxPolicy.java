package io.trigpoint.node.chain;

import java.math.BigInteger;
import java.time.Duration;

/**
 * How patient the sender is.
 *
 * @param rebroadcastAfter time after which a transaction that no block holds is sent again
 * @param raiseAfter time after which it offers more
 * @param highestFee wei per gas that is never exceeded
 * @param refusals estimates in a row, by all nodes together and with nothing in flight, after which
 *     an intent has failed; more than a lagging endpoint can give
 */
public record OutboxPolicy(
    Duration rebroadcastAfter, Duration raiseAfter, BigInteger highestFee, int refusals) {
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  /** Blocks each few seconds, and at most 500 gwei per gas. */
  public static OutboxPolicy standard() {
    return new OutboxPolicy(
        Duration.ofSeconds(6), Duration.ofSeconds(30), GWEI.multiply(BigInteger.valueOf(500)), 24);
  }
}
