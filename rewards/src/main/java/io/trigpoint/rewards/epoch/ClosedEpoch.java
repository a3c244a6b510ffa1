package io.trigpoint.rewards.epoch;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An epoch's money, complete: what was emitted is either in a share or in {@code unallocated}.
 *
 * @param emission reward tokens that the epoch had to give
 * @param shares by pool, then device; a device without points has none
 * @param pools what each pool had, paid and kept
 * @param unallocated emission − all shares
 * @param sales every sale with its parts, by sale id
 * @param after what everybody has earned since genesis, this epoch included
 */
public record ClosedEpoch(
    TokenAmount emission,
    List<RewardShare> shares,
    SortedMap<RewardPool, PoolClosing> pools,
    TokenAmount unallocated,
    List<SaleSplit> sales,
    CumulativeEarnings after) {

  public ClosedEpoch {
    shares = List.copyOf(shares);
    pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
    sales = List.copyOf(sales);
    TokenAmount paid = TokenAmount.sum(shares.stream().map(RewardShare::amount).toList());
    if (!paid.plus(unallocated).equals(emission)) {
      throw new IllegalStateException(
          "shares " + paid + " and unallocated " + unallocated + " are not " + emission);
    }
  }
}
