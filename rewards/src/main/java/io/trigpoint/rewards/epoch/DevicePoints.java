package io.trigpoint.rewards.epoch;

import io.trigpoint.report.EvmAddress;

/**
 * What one device earned in an epoch, before money. One reward unit at full scale is 1 000 000
 * points.
 *
 * @param owner who is paid for the device
 * @param weather quality in parts per million for a station that reported, weighted if the
 *     parameters say so; else zero
 * @param data its records that were bought in the epoch
 */
public record DevicePoints(EvmAddress owner, long beacon, long witness, long weather, long data) {

  public DevicePoints {
    if (beacon < 0 || witness < 0 || weather < 0 || data < 0) {
      throw new IllegalArgumentException("points are never negative");
    }
  }

  /** Of a device whose records nobody bought. */
  public DevicePoints(EvmAddress owner, long beacon, long witness, long weather) {
    this(owner, beacon, witness, weather, 0);
  }

  public long in(RewardPool pool) {
    return switch (pool) {
      case BEACON -> beacon;
      case WITNESS -> witness;
      case WEATHER -> weather;
      case DATA -> data;
      case OPERATORS, TREASURY -> 0;
    };
  }
}
