package io.trigpoint.rewards.market;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.Sale;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What a paid read delivers, by where it comes from: what its charge and its split follow from. */
public record Delivery(SortedMap<Sale.Origin, Records> origins) {

  /**
   * Records of one origin.
   *
   * @param qualitySum the sum of their qualities in ppm, each at most 1 000 000
   */
  public record Records(long number, long qualitySum) {
    public Records {
      if (number <= 0 || number > Sale.MOST_RECORDS) {
        throw new IllegalArgumentException("an origin delivers 1 to " + Sale.MOST_RECORDS);
      }
      if (qualitySum < 0 || qualitySum > number * Charge.WHOLE) {
        throw new IllegalArgumentException(
            "the quality of " + number + " records is at most that many times 1000000 ppm");
      }
    }

    /** Adds a record. */
    public Records plus(int qualityPpm) {
      return new Records(number + 1, qualitySum + qualityPpm);
    }
  }

  public Delivery {
    origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
  }

  /** Mean quality of all records in ppm, rounded down; 0 when there are none. */
  public int qualityPpm() {
    BigInteger number = sum(Records::number);
    return number.signum() == 0 ? 0 : sum(Records::qualitySum).divide(number).intValueExact();
  }

  public Charge charge(TokenAmount ceiling) {
    return Charge.of(ceiling, qualityPpm());
  }

  /** Records times quality by owner: what the owners' part of the sale is shared by. */
  public SortedMap<EvmAddress, BigInteger> weightsByOwner() {
    SortedMap<EvmAddress, BigInteger> weights = new TreeMap<>();
    origins.forEach((origin, records) ->
        weights.merge(origin.owner(), BigInteger.valueOf(records.qualitySum()), BigInteger::add));
    return weights;
  }

  private BigInteger sum(ToLongFunction<Records> of) {
    return origins.values().stream()
        .map(records -> BigInteger.valueOf(of.applyAsLong(records)))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
