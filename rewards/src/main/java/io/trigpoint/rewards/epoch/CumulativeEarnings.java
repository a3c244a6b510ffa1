package io.trigpoint.rewards.epoch;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What everybody has earned of every token since genesis. It never falls; nobody is listed with
 * zero.
 */
public final class CumulativeEarnings {
  private static final Comparator<Account> ORDER =
      Comparator.comparing(Account::owner).thenComparing(Account::token);
  private static final CumulativeEarnings NONE = new CumulativeEarnings(new TreeMap<>(ORDER));

  private final SortedMap<Account, TokenAmount> amounts;

  /** An owner and one of its tokens. */
  public record Account(EvmAddress owner, TokenId token) implements Comparable<Account> {
    @Override
    public int compareTo(Account other) {
      return ORDER.compare(this, other);
    }
  }

  private CumulativeEarnings(SortedMap<Account, TokenAmount> amounts) {
    this.amounts = amounts;
  }

  public static CumulativeEarnings none() {
    return NONE;
  }

  public static CumulativeEarnings of(SortedMap<Account, TokenAmount> amounts) {
    return NONE.plus(amounts);
  }

  /** The sum of what was and what is added; adding nothing to an account adds no account. */
  public CumulativeEarnings plus(SortedMap<Account, TokenAmount> earned) {
    SortedMap<Account, TokenAmount> after = new TreeMap<>(amounts);
    earned.forEach((account, amount) -> {
      if (!amount.isZero()) {
        after.merge(account, amount, TokenAmount::plus);
      }
    });
    return new CumulativeEarnings(after);
  }

  public TokenAmount of(EvmAddress owner, TokenId token) {
    return amounts.getOrDefault(new Account(owner, token), TokenAmount.ZERO);
  }

  /** By owner, then token. */
  public SortedMap<Account, TokenAmount> amounts() {
    return Collections.unmodifiableSortedMap(amounts);
  }

  /** The sum over all owners, ascending by token: what an epoch result claims on chain. */
  public SortedMap<TokenId, TokenAmount> totals() {
    SortedMap<TokenId, TokenAmount> totals = new TreeMap<>();
    amounts.forEach((account, amount) -> totals.merge(account.token(), amount, TokenAmount::plus));
    return totals;
  }

  /** One leaf for each account, by owner, then token. */
  public List<EarningsLeaf> leaves() {
    return amounts.entrySet().stream()
        .map(e ->
            new EarningsLeaf(
                e.getKey().owner(), e.getKey().token().address(), e.getValue().baseUnits()))
        .toList();
  }

  public CumulativeTree tree() {
    return CumulativeTree.of(leaves());
  }

  /** The root of {@link #tree()}. */
  public Hash32 root() {
    return tree().root();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CumulativeEarnings earnings && amounts.equals(earnings.amounts);
  }

  @Override
  public int hashCode() {
    return amounts.hashCode();
  }

  @Override
  public String toString() {
    return amounts.toString();
  }
}
