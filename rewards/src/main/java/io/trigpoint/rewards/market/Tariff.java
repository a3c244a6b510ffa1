package io.trigpoint.rewards.market;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.math.BigInteger;
import java.util.OptionalInt;

/**
 * What rows cost and where the money goes.
 *
 * @param payTo the Distributor, from which the shares of a sale are claimed
 * @param perRow positive, base units
 */
public record Tariff(
    PaymentToken token, EvmAddress payTo, TokenAmount perRow, int maxTimeoutSeconds) {

  public Tariff {
    if (perRow.isZero()) {
      throw new IllegalArgumentException("a row has a positive price");
    }
  }

  /** The price is the price of a row times the rows. */
  public TokenAmount price(int rows) {
    return new TokenAmount(perRow.baseUnits().multiply(BigInteger.valueOf(rows)));
  }

  public PaymentOffer offer(Hash32 resource, int rows) {
    return new PaymentOffer(token, payTo, price(rows), maxTimeoutSeconds, resource);
  }

  /** How many rows an amount buys; empty unless it is the exact price of 1 to {@code most} rows. */
  public OptionalInt rowsFor(TokenAmount amount, int most) {
    BigInteger[] rows = amount.baseUnits().divideAndRemainder(perRow.baseUnits());
    boolean whole = rows[1].signum() == 0 && rows[0].signum() > 0;
    return whole && rows[0].compareTo(BigInteger.valueOf(most)) <= 0
        ? OptionalInt.of(rows[0].intValueExact())
        : OptionalInt.empty();
  }
}
