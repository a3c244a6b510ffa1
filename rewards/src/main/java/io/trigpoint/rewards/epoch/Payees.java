package io.trigpoint.rewards.epoch;

import io.trigpoint.report.EvmAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Accounts that are not device owners.
 *
 * @param operators share their pool, and the operators' part of each sale, equally
 * @param treasury gets its pool, its part of each sale and what rounding leaves over
 */
public record Payees(SortedSet<EvmAddress> operators, EvmAddress treasury) {

  public Payees {
    operators = Collections.unmodifiableSortedSet(new TreeSet<>(operators));
  }

  /** Equal shares of a pool that is for no device, rounded down; none when nobody is there. */
  List<PayeeShare> shares(RewardPool pool, TokenAmount budget) {
    Collection<EvmAddress> accounts =
        switch (pool) {
          case OPERATORS -> operators;
          case TREASURY -> List.of(treasury);
          case BEACON, WITNESS, WEATHER, DATA ->
              throw new IllegalArgumentException(pool + " is for devices");
        };
    TokenAmount each = budget.shareFloor(1, accounts.size());
    return accounts.stream().map(account -> new PayeeShare(account, pool, each)).toList();
  }
}
