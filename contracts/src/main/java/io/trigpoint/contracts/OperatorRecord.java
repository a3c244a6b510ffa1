package io.trigpoint.contracts;

import java.math.BigInteger;

/**
 * What the registry keeps about an operator.
 *
 * @param withdrawableAt seconds since 1970; zero until it asked to leave
 * @param stake base units of the stake token
 */
public record OperatorRecord(
    Status status,
    long withdrawableAt,
    BigInteger stake,
    OperatorKeys keys,
    OperatorEndpoint endpoint) {

  /** In the contract's order. */
  public enum Status {
    NONE,
    ACTIVE,
    LEAVING,
    LEFT,
    SLASHED
  }
}
