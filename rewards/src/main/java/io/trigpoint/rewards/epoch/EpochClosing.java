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
    List<PayeeShare> payees = new ArrayList<>();
    SortedMap<RewardPool, PoolClosing> pools = new TreeMap<>();
    for (RewardPool pool : parameters.pools().keySet()) {
      TokenAmount part = parameters.budget(pool, budget.emission());
      if (pool.isForDevices()) {
        List<RewardShare> ofPool = shares(pool, points, part);
        shares.addAll(ofPool);
        pools.put(pool, PoolClosing.of(pool, part, points.total(pool), amounts(ofPool)));
      } else {
        List<PayeeShare> ofPool = budget.payees().shares(pool, part);
        payees.addAll(ofPool);
        List<TokenAmount> amounts = ofPool.stream().map(PayeeShare::amount).toList();
        pools.put(pool, PoolClosing.of(pool, part, BigInteger.valueOf(ofPool.size()), amounts));
      }
    }
    TokenAmount paid = TokenAmount.sum(pools.values().stream().map(PoolClosing::paid).toList());
    List<SaleSplit> sales = sales(budget, parameters);
    return new ClosedEpoch(
        budget.emission(),
        shares,
        payees,
        pools,
        budget.emission().minus(paid),
        sales,
        before.plus(earned(shares, payees, budget.rewardToken())).plus(earned(sales)),
        points.weights());
  }

  private static List<SaleSplit> sales(Budget budget, RewardParameters parameters) {
    return budget.sales().stream()
        .sorted()
        .map(sale -> SaleSplit.of(sale, parameters.revenue(), budget.payees()))
        .toList();
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

  private static List<TokenAmount> amounts(List<RewardShare> shares) {
    return shares.stream().map(RewardShare::amount).toList();
  }

  private static SortedMap<Account, TokenAmount> earned(
      List<RewardShare> shares, List<PayeeShare> payees, TokenId rewardToken) {
    SortedMap<Account, TokenAmount> earned = new TreeMap<>();
    for (RewardShare share : shares) {
      earned.merge(new Account(share.owner(), rewardToken), share.amount(), TokenAmount::plus);
    }
    for (PayeeShare share : payees) {
      earned.merge(new Account(share.account(), rewardToken), share.amount(), TokenAmount::plus);
    }
    return earned;
  }

  private static SortedMap<Account, TokenAmount> earned(List<SaleSplit> sales) {
    SortedMap<Account, TokenAmount> earned = new TreeMap<>();
    for (SaleSplit split : sales) {
      for (SaleSplit.Part part : split.parts()) {
        earned.merge(
            new Account(part.account(), split.sale().token()), part.amount(), TokenAmount::plus);
      }
    }
    return earned;
  }
}
