package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import java.util.Set;

/**
 * A valid beacon with the witnesses that are paid for having heard it.
 *
 * @param units its weight, and that of each paid witness
 */
record Proof(JudgedBeacon beacon, Set<DeviceId> paid, RewardUnits units) {
  DeviceId beaconer() {
    return beacon.context().beacon().header().device();
  }
}
