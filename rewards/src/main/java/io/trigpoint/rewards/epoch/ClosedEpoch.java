package io.trigpoint.rewards.epoch;

import io.trigpoint.report.DeviceId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An epoch's money, complete: what was emitted is either in a share or in {@code unallocated}.
 *
 * @param emission reward tokens that the epoch had to give
 * @param shares by pool, then device; a device without points has none
 * @param payees what accounts get that are paid for no device, by pool, then account
 * @param pools what each pool had, paid and kept
 * @param unallocated emission − all shares
 * @param sales every sale with its parts, by sale id
 * @param after what everybody has earned since genesis, this epoch included
 * @param weights of the stations whose quality was weighted
 */
public record ClosedEpoch(
    TokenAmount emission,
    List<RewardShare> shares,
    List<PayeeShare> payees,
    SortedMap<RewardPool, PoolClosing> pools,
    TokenAmount unallocated,
    List<SaleSplit> sales,
    CumulativeEarnings after,
    SortedMap<DeviceId, StationWeight> weights) {

  public ClosedEpoch {
    shares = List.copyOf(shares);
    payees = List.copyOf(payees);
    pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
    sales = List.copyOf(sales);
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    TokenAmount paid = TokenAmount.sum(pools.values().stream().map(PoolClosing::paid).toList());
    TokenAmount listed =
        TokenAmount.sum(shares.stream().map(RewardShare::amount).toList())
            .plus(TokenAmount.sum(payees.stream().map(PayeeShare::amount).toList()));
    if (!paid.equals(listed)) {
      throw new IllegalStateException("pools paid " + paid + ", but shares are " + listed);
    }
    if (!paid.plus(unallocated).equals(emission)) {
      throw new IllegalStateException(
          "shares " + paid + " and unallocated " + unallocated + " are not " + emission);
    }
  }
}
