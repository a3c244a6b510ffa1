package io.trigpoint.rewards.epoch;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;
import java.util.OptionalLong;

/**
 * What a device did in an epoch, before any weight.
 *
 * @param owner of the device in this epoch
 * @param place the finest cell of it that is known
 * @param since the epoch from which it has been registered there
 * @param beacon points
 * @param witness points
 * @param quality of its readings in parts per million; absent when it reported none
 */
public record DeviceWork(
    DeviceId device,
    EvmAddress owner,
    Cell place,
    long since,
    long beacon,
    long witness,
    OptionalLong quality) {

  /** Its place in the ranking of its cell. */
  StationStanding standing(long bought) {
    return new StationStanding(device, place, quality.orElse(0), since, bought);
  }
}
