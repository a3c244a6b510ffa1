package io.trigpoint.node.market;

import io.trigpoint.report.EvmAddress;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a purchase buys.
 *
 * @param body the JSON that will be handed out
 * @param recordsByOwner how many of its rows came from each owner's devices
 */
public record PurchasedAnswer(String body, SortedMap<EvmAddress, Long> recordsByOwner) {

  public PurchasedAnswer {
    recordsByOwner = Collections.unmodifiableSortedMap(new TreeMap<>(recordsByOwner));
  }
}
