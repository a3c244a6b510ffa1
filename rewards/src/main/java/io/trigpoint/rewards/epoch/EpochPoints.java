package io.trigpoint.rewards.epoch;

import io.trigpoint.report.DeviceId;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The points of all devices of an epoch, in the order of their ids.
 *
 * @param weights of the stations whose quality was weighted
 */
public record EpochPoints(
    SortedMap<DeviceId, DevicePoints> byDevice, SortedMap<DeviceId, StationWeight> weights) {

  public EpochPoints {
    byDevice = Collections.unmodifiableSortedMap(new TreeMap<>(byDevice));
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  /** Without any weights. */
  public EpochPoints(SortedMap<DeviceId, DevicePoints> byDevice) {
    this(byDevice, new TreeMap<>());
  }

  /** The sum of a pool's points; a big integer, since a sum of longs may not fit a long. */
  public BigInteger total(RewardPool pool) {
    BigInteger total = BigInteger.ZERO;
    for (DevicePoints points : byDevice.values()) {
      total = total.add(BigInteger.valueOf(points.in(pool)));
    }
    return total;
  }
}
