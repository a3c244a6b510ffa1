package io.trigpoint.node.market;

import io.trigpoint.rewards.epoch.Sale;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a purchase buys.
 *
 * @param body the JSON that will be handed out
 * @param records how many of its rows came from each device, and whose it was in their epoch
 */
public record PurchasedAnswer(String body, SortedMap<Sale.Origin, Long> records) {

  public PurchasedAnswer {
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
  }
}
