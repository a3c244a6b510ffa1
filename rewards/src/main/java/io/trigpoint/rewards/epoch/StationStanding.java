package io.trigpoint.rewards.epoch;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;

/**
 * What the weight of a station's quality follows from.
 *
 * @param cell where it stands
 * @param quality of its readings, parts per million
 * @param since the epoch from which it has reported from there; the lower, the more senior
 * @param bought its accepted records that somebody paid for in the epoch
 */
public record StationStanding(DeviceId device, Cell cell, long quality, long since, long bought) {

  public StationStanding {
    if (quality < 0 || quality > RewardParameters.WHOLE) {
      throw new IllegalArgumentException("quality is 0 to 1000000 parts per million: " + quality);
    }
    if (since < 0 || bought < 0) {
      throw new IllegalArgumentException(
          "neither an epoch nor a number of records is negative: " + since + ", " + bought);
    }
  }
}
