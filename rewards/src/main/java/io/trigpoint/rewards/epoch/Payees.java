package io.trigpoint.rewards.epoch;

import io.trigpoint.report.EvmAddress;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Accounts that are not device owners.
 *
 * @param operators share the operators' part of each sale equally
 * @param treasury gets its part and what rounding leaves over
 */
public record Payees(SortedSet<EvmAddress> operators, EvmAddress treasury) {

  public Payees {
    operators = Collections.unmodifiableSortedSet(new TreeSet<>(operators));
  }
}
