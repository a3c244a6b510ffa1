package io.trigpoint.node.chain;

import io.trigpoint.node.chain.TransactionGateway.Receipt;
import java.math.BigInteger;

/** What the chain shows of one intent. */
public sealed interface OutboxSight {

  /** What a unit of gas costs now, in wei. */
  record Prices(BigInteger baseFee, BigInteger priorityFee) {}

  /** The chain was not asked yet. */
  record Unseen() implements OutboxSight {}

  /** Its call would succeed. */
  record Estimated(long gas, Prices prices) implements OutboxSight {}

  /** Its call would fail; {@code alone} when no other call is on its way that it may wait for. */
  record Refused(String reason, boolean alone) implements OutboxSight {}

  /** It is too early for its call. */
  record NotYet(String reason) implements OutboxSight {}

  /** One of its transactions is in a block. */
  record Found(Receipt receipt) implements OutboxSight {}

  /** Its nonce is used in a final block, and by none of its transactions. */
  record UsedForGood() implements OutboxSight {}

  /** Its nonce is used in a block that is not final, and none of its transactions was found. */
  record UsedForNow() implements OutboxSight {}

  /** Its nonce is not used. */
  record Open(Prices prices) implements OutboxSight {}
}
