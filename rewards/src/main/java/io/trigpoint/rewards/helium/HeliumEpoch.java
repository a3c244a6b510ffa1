package io.trigpoint.rewards.helium;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An epoch split as the retired network did.
 *
 * @param pools with what data transfer left over already in them
 * @param amounts by key; a key that gets nothing is not listed
 * @param unallocated 80 % of the emission − all amounts, rounded down
 */
public record HeliumEpoch(
    HeliumPools pools,
    HeliumRates rates,
    SortedMap<String, HeliumAmounts> amounts,
    BigInteger unallocated) {

  public HeliumEpoch {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }

  /** Splits an emission of base units; data transfer takes what its credits cost, at most 50 %. */
  public static HeliumEpoch close(
      BigInteger emission, HeliumPrice price, SortedMap<String, HeliumShares> shares) {
    BigDecimal emitted = new BigDecimal(emission);
    HeliumShares all = shares.values().stream().reduce(HeliumShares.NONE, HeliumShares::plus);
    BigDecimal dataPool = HeliumPools.data(emitted);
    BigDecimal dataTaken = price.baseUnits(all.credits()).min(dataPool);
    HeliumPools pools = HeliumPools.of(emitted, dataPool.subtract(dataTaken));
    HeliumRates rates = HeliumRates.of(pools, dataTaken, all);
    SortedMap<String, HeliumAmounts> amounts = new TreeMap<>();
    shares.forEach((key, own) -> {
      HeliumAmounts earned = rates.amounts(own);
      if (!earned.isNothing()) {
        amounts.put(key, earned);
      }
    });
    return new HeliumEpoch(pools, rates, amounts, unallocated(emitted, amounts));
  }

  /** Never negative: a rate that was rounded up may pay a base unit more when shares are huge. */
  private static BigInteger unallocated(
      BigDecimal emitted, SortedMap<String, HeliumAmounts> amounts) {
    BigInteger paid =
        amounts.values().stream()
            .map(HeliumAmounts::total)
            .reduce(BigInteger.ZERO, BigInteger::add);
    return HeliumRates.floor(
        emitted.multiply(HeliumPools.SHARED).subtract(new BigDecimal(paid)).max(BigDecimal.ZERO));
  }
}
