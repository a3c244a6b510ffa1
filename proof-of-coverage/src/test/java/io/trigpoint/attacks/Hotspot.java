package io.trigpoint.attacks;

import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;

/**
 * A registered key.
 *
 * @param asserted where its owner says it stands
 * @param radio what it hears with; for a key without one, what it pretends to hear with
 * @param skewMs what its host's clock is off by
 */
record Hotspot(
    DeviceId id,
    RegisteredDevice device,
    Place asserted,
    Radio radio,
    Backhaul backhaul,
    double skewMs) {
  /** What the chips of today can put out. */
  private static final Dbm STRONGEST = Dbm.of(27);

  Dbm power() {
    Decibels gain = device.location().orElseThrow().gain();
    Dbm planned = radio.town().region().conductedPower(gain);
    return planned.compareTo(STRONGEST) <= 0 ? planned : STRONGEST;
  }
}
