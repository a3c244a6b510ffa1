package io.trigpoint.rewards.epoch;

import io.trigpoint.report.DeviceId;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The points of all devices of an epoch, in the order of their ids. */
public record EpochPoints(SortedMap<DeviceId, DevicePoints> byDevice) {

  public EpochPoints {
    byDevice = Collections.unmodifiableSortedMap(new TreeMap<>(byDevice));
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
