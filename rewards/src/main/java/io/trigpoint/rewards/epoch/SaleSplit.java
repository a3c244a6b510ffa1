package io.trigpoint.rewards.epoch;

import io.trigpoint.report.EvmAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One sale divided to the last base unit: the parts sum to the price, always.
 *
 * @param parts owners, then operators, each by address, then the treasury
 */
public record SaleSplit(Sale sale, List<Part> parts) {

  /** What one account gets of a sale, and why. An account may appear in more than one role. */
  public record Part(EvmAddress account, Role role, TokenAmount amount) {}

  /** Why an account gets a part. */
  public enum Role {
    OWNER,
    OPERATOR,
    TREASURY
  }

  public SaleSplit {
    parts = List.copyOf(parts);
    TokenAmount sum = TokenAmount.sum(parts.stream().map(Part::amount).toList());
    if (!sum.equals(sale.price())) {
      throw new IllegalStateException(
          "sale " + sale.id() + " of " + sale.price() + " was split into " + sum);
    }
  }

  /**
   * Each part is rounded down; the treasury takes the rest, and any part that nobody is there to
   * take.
   */
  public static SaleSplit of(Sale sale, RevenueSplit split, Payees payees) {
    SortedMap<EvmAddress, BigInteger> records = new TreeMap<>();
    sale.recordsByOwner()
        .forEach((owner, number) -> records.put(owner, BigInteger.valueOf(number)));
    return weighted(sale, records, split, payees);
  }

  /** As {@link #of}, with the owners' part by weights, for example records times quality. */
  public static SaleSplit weighted(
      Sale sale, SortedMap<EvmAddress, BigInteger> weights, RevenueSplit split, Payees payees) {
    List<Part> parts = new ArrayList<>();
    addOwners(parts, weights, share(sale, split.owners()));
    addOperators(parts, payees, share(sale, split.operators()));
    TokenAmount given = TokenAmount.sum(parts.stream().map(Part::amount).toList());
    parts.add(new Part(payees.treasury(), Role.TREASURY, sale.price().minus(given)));
    return new SaleSplit(sale, parts);
  }

  private static TokenAmount share(Sale sale, int ppm) {
    return sale.price().shareFloor(ppm, RewardParameters.WHOLE);
  }

  private static void addOwners(
      List<Part> parts, SortedMap<EvmAddress, BigInteger> weights, TokenAmount budget) {
    BigInteger all = weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    weights.forEach(
        (owner, weight) -> parts.add(new Part(owner, Role.OWNER, budget.shareFloor(weight, all))));
  }

  private static void addOperators(List<Part> parts, Payees payees, TokenAmount budget) {
    for (EvmAddress operator : payees.operators()) {
      parts.add(new Part(operator, Role.OPERATOR, budget.shareFloor(1, payees.operators().size())));
    }
  }
}
