package io.trigpoint.contracts;

import java.math.BigInteger;

/** Calldata and answers of the EmissionVault contract; amounts are reward token base units. */
public final class EmissionVaultCalls {

  private EmissionVaultCalls() {}

  /** What all epochs up to and with this one emit. */
  public static String accrued(long epoch) {
    return Abi.call("accrued(uint64)", Abi.uint64(epoch));
  }

  /** The first epoch that earns. */
  public static String firstEpoch() {
    return Abi.call("firstEpoch()");
  }

  /** After how many epochs the emission halves. */
  public static String halvingEpochs() {
    return Abi.call("halvingEpochs()");
  }

  /** What each epoch before the first halving emits. */
  public static String initialEmission() {
    return Abi.call("initialEmission()");
  }

  /** What can ever exist. */
  public static String cap() {
    return Abi.call("cap()");
  }

  /** The length of every epoch in seconds. */
  public static String epochSeconds() {
    return Abi.call("epochSeconds()");
  }

  /** When the first epoch starts, seconds of Unix time. */
  public static String genesisTime() {
    return Abi.call("genesisTime()");
  }

  /** The only account that may have tokens minted. */
  public static String distributor() {
    return Abi.call("distributor()");
  }

  public static String decodeDistributor(String answer) {
    return AbiWords.of(answer).address(0);
  }

  /** What was minted so far. */
  public static String released() {
    return Abi.call("released()");
  }

  /** An epoch, a number of epochs, or seconds. */
  public static long decodeCount(String answer) {
    return AbiWords.of(answer).smallNumber(0);
  }

  public static BigInteger decodeAmount(String answer) {
    return AbiWords.of(answer).number(0);
  }
}
