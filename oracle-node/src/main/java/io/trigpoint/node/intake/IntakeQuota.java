package io.trigpoint.node.intake;

import io.trigpoint.report.DeviceId;

/**
 * How much each device may send. Only verified reports are charged, so nobody spends another's
 * quota.
 */
public interface IntakeQuota {

  /** Whether the device may send so many reports now. */
  boolean allows(DeviceId device, int reports, long nowMs);

  /** Takes verified reports off the device's quota. */
  void charge(DeviceId device, int reports, long nowMs);
}
