package io.trigpoint.contracts;

/** Calldata and answers of the RewardToken contract. */
public final class RewardTokenCalls {

  private RewardTokenCalls() {}

  /** The only account that may mint. */
  public static String minter() {
    return Abi.call("minter()");
  }

  public static String decodeMinter(String answer) {
    return AbiWords.of(answer).address(0);
  }
}
