package io.trigpoint.node.epochs.claims;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.math.BigInteger;

/** Which open claims an operator pays the gas for. */
public sealed interface RelayMode {

  /** None: owners claim by themselves. */
  record Never() implements RelayMode {}

  /** All of every token. */
  record Always() implements RelayMode {}

  /**
   * Those of the reward token with at least so many base units open; of other tokens none.
   *
   * @param amount positive
   */
  record Minimum(TokenAmount amount) implements RelayMode {
    public Minimum {
      if (amount.isZero()) {
        throw new IllegalArgumentException("a minimum is positive; say always for all claims");
      }
    }
  }

  /** Whether a leaf with so much open is claimed for its owner. */
  default boolean takes(EvmAddress token, BigInteger open, EvmAddress rewardToken) {
    return open.signum() > 0
        && switch (this) {
          case Never() -> false;
          case Always() -> true;
          case Minimum(TokenAmount amount) ->
              token.equals(rewardToken) && open.compareTo(amount.baseUnits()) >= 0;
        };
  }

  /** Reads never, always or minimum:N; anything else is an {@link IllegalArgumentException}. */
  static RelayMode parse(String text) {
    if (text.startsWith("minimum:")) {
      return new Minimum(new TokenAmount(new BigInteger(text.substring("minimum:".length()))));
    }
    return switch (text) {
      case "never" -> new Never();
      case "always" -> new Always();
      default -> throw new IllegalArgumentException("must be never, always or minimum:AMOUNT");
    };
  }
}
