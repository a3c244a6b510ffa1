package io.trigpoint.rewards.epoch;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One paid delivery of records.
 *
 * @param id the purchase, unique over all epochs
 * @param token what was paid with
 * @param price what was paid, base units
 * @param records how many were delivered of each origin, at most {@link #MOST_RECORDS}
 */
public record Sale(Hash32 id, TokenId token, TokenAmount price, SortedMap<Origin, Long> records)
    implements Comparable<Sale> {
  /** Of one origin in one sale; so that no sum of an epoch overflows. */
  public static final long MOST_RECORDS = 1_000_000_000;

  /**
   * Where records come from.
   *
   * @param owner of the device in the epoch of the records, whoever owns it when they are sold
   */
  public record Origin(DeviceId device, EvmAddress owner) implements Comparable<Origin> {
    private static final Comparator<Origin> ORDER =
        Comparator.comparing(Origin::device).thenComparing(Origin::owner);

    @Override
    public int compareTo(Origin other) {
      return ORDER.compare(this, other);
    }
  }

  public Sale {
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    if (records.values().stream().anyMatch(number -> number <= 0 || number > MOST_RECORDS)) {
      throw new IllegalArgumentException(
          "an origin of a sale delivered 1 to " + MOST_RECORDS + " records");
    }
  }

  /** Records by who owned their devices: what the owners' part is shared by. */
  public SortedMap<EvmAddress, Long> recordsByOwner() {
    return sums(Origin::owner);
  }

  /** Records by device: what use is counted by. */
  public SortedMap<DeviceId, Long> recordsByDevice() {
    return sums(Origin::device);
  }

  private <K extends Comparable<K>> SortedMap<K, Long> sums(Function<Origin, K> key) {
    SortedMap<K, Long> sums = new TreeMap<>();
    records.forEach((origin, number) -> sums.merge(key.apply(origin), number, Math::addExact));
    return sums;
  }

  @Override
  public int compareTo(Sale other) {
    return id.compareTo(other.id);
  }
}
