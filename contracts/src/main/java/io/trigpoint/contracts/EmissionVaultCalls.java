package io.trigpoint.contracts;

import java.math.BigInteger;

/** Calldata and answers of the EmissionVault contract; amounts are reward token base units. */
public final class EmissionVaultCalls {

  private EmissionVaultCalls() {}

  /** What all epochs up to and with this one emit. */
  public static String accrued(long epoch) {
    return Abi.call("accrued(uint64)", Abi.uint64(epoch));
  }

  /** What was minted so far. */
  public static String released() {
    return Abi.call("released()");
  }

  public static BigInteger decodeAmount(String answer) {
    return AbiWords.of(answer).number(0);
  }
}
