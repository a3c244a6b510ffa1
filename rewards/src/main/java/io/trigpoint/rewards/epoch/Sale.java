package io.trigpoint.rewards.epoch;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One paid delivery of records.
 *
 * @param id the purchase, unique over all epochs
 * @param token what was paid with
 * @param price what was paid, base units
 * @param recordsByOwner how many of the delivered records came from each owner's devices
 */
public record Sale(
    Hash32 id, TokenId token, TokenAmount price, SortedMap<EvmAddress, Long> recordsByOwner)
    implements Comparable<Sale> {

  public Sale {
    recordsByOwner = Collections.unmodifiableSortedMap(new TreeMap<>(recordsByOwner));
    if (recordsByOwner.values().stream().anyMatch(records -> records <= 0)) {
      throw new IllegalArgumentException("an owner of a sale delivered at least one record");
    }
  }

  @Override
  public int compareTo(Sale other) {
    return id.compareTo(other.id);
  }
}
