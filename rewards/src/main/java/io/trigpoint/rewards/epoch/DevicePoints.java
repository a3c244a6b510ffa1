package io.trigpoint.rewards.epoch;

import io.trigpoint.report.EvmAddress;

/**
 * What one device earned in an epoch, before money. One reward unit at full scale is 1 000 000
 * points.
 *
 * @param owner who is paid for the device
 * @param weather quality in parts per million for a station that reported, else zero
 */
public record DevicePoints(EvmAddress owner, long beacon, long witness, long weather) {

  public DevicePoints {
    if (beacon < 0 || witness < 0 || weather < 0) {
      throw new IllegalArgumentException("points are never negative");
    }
  }

  public long in(RewardPool pool) {
    return switch (pool) {
      case BEACON -> beacon;
      case WITNESS -> witness;
      case WEATHER -> weather;
    };
  }
}
