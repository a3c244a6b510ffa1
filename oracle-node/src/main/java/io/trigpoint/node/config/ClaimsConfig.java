package io.trigpoint.node.config;

import java.math.BigInteger;

/**
 * Which claims the operator pays the gas for.
 *
 * @param relay never, always, or minimum:N with N base units of the reward token
 * @param highestGasPrice wei per gas above which it waits
 * @param mostPerEpoch claims
 */
public record ClaimsConfig(String relay, BigInteger highestGasPrice, int mostPerEpoch) {
  private static final long DEFAULT_GWEI = 50;
  private static final long DEFAULT_MOST = 2_000;
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  /** Owners claim by themselves. */
  public static final ClaimsConfig NEVER =
      new ClaimsConfig("never", GWEI.multiply(BigInteger.valueOf(DEFAULT_GWEI)), 1);

  static ClaimsConfig read(Settings settings) {
    long gwei = settings.number("claims.highest-gas-price-gwei", DEFAULT_GWEI);
    long most = settings.number("claims.most-per-epoch", DEFAULT_MOST);
    if (gwei < 1 || most < 1 || most > Integer.MAX_VALUE) {
      throw new ConfigException(
          "claims.highest-gas-price-gwei and claims.most-per-epoch must be at least 1");
    }
    return new ClaimsConfig(
        settings.text("claims.relay", "never"),
        GWEI.multiply(BigInteger.valueOf(gwei)),
        (int) most);
  }
}
