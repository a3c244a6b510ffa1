package io.trigpoint.rewards.epoch;

import io.trigpoint.report.DeviceId;
import io.trigpoint.rewards.epoch.CumulativeEarnings.Account;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns an epoch's points and sales into money. Pure: whoever runs it gets the same root. */
public final class EpochClosing {

  private EpochClosing() {}

  /**
   * What an epoch has to settle besides its points.
   *
   * @param rewardToken what the emission is paid in
   * @param emission reward tokens of this epoch
   * @param sales the epoch's sales; the order does not matter
   */
  public record Budget(
      TokenId rewardToken, TokenAmount emission, Collection<Sale> sales, Payees payees) {}

  /**
   * Splits the emission by points and each sale by records, rounding every part down. What is left
   * of the emission, or all of it when nobody earned points, comes back as unallocated.
   */
  public static ClosedEpoch close(
      EpochPoints points, Budget budget, RewardParameters parameters, CumulativeEarnings before) {
    List<RewardShare> shares = new ArrayList<>();
    SortedMap<RewardPool, PoolClosing> pools = new TreeMap<>();
    for (RewardPool pool : RewardPool.values()) {
      List<RewardShare> ofPool = shares(pool, points, parameters.budget(pool, budget.emission()));
      shares.addAll(ofPool);
      pools.put(pool, closing(pool, points, parameters.budget(pool, budget.emission()), ofPool));
    }
    List<SaleSplit> sales =
        budget.sales().stream()
            .sorted()
            .map(sale -> SaleSplit.of(sale, parameters.revenue(), budget.payees()))
            .toList();
    return new ClosedEpoch(
        budget.emission(),
        shares,
        pools,
        budget.emission().minus(sum(shares)),
        sales,
        before.plus(earned(shares, budget.rewardToken(), sales)));
  }

  private static List<RewardShare> shares(RewardPool pool, EpochPoints points, TokenAmount budget) {
    BigInteger total = points.total(pool);
    List<RewardShare> shares = new ArrayList<>();
    for (Map.Entry<DeviceId, DevicePoints> entry : points.byDevice().entrySet()) {
      long own = entry.getValue().in(pool);
      if (own > 0) {
        shares.add(
            new RewardShare(
                entry.getKey(),
                entry.getValue().owner(),
                pool,
                own,
                budget.shareFloor(BigInteger.valueOf(own), total)));
      }
    }
    return shares;
  }

  private static PoolClosing closing(
      RewardPool pool, EpochPoints points, TokenAmount budget, List<RewardShare> shares) {
    TokenAmount paid = sum(shares);
    return new PoolClosing(pool, budget, points.total(pool), paid, budget.minus(paid));
  }

  private static TokenAmount sum(List<RewardShare> shares) {
    return TokenAmount.sum(shares.stream().map(RewardShare::amount).toList());
  }

  private static SortedMap<Account, TokenAmount> earned(
      List<RewardShare> shares, TokenId rewardToken, List<SaleSplit> sales) {
    SortedMap<Account, TokenAmount> earned = new TreeMap<>();
    for (RewardShare share : shares) {
      earned.merge(new Account(share.owner(), rewardToken), share.amount(), TokenAmount::plus);
    }
    for (SaleSplit split : sales) {
      for (SaleSplit.Part part : split.parts()) {
        earned.merge(
            new Account(part.account(), split.sale().token()), part.amount(), TokenAmount::plus);
      }
    }
    return earned;
  }
}
