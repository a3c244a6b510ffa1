package io.trigpoint.rewards.helium;

import java.math.BigInteger;

/** What one key gets of each pool, in base units. */
public record HeliumAmounts(BigInteger beacon, BigInteger witness, BigInteger data) {

  /** What its lifetime total rises by. */
  public BigInteger total() {
    return beacon.add(witness).add(data);
  }

  boolean isNothing() {
    return total().signum() == 0;
  }
}
