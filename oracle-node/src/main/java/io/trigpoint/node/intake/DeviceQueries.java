package io.trigpoint.node.intake;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.Optional;

/** Devices as readers see them. Methods block. */
public interface DeviceQueries {

  /**
   * One device.
   *
   * @param status ACTIVE, or why the network ignores it
   * @param lastSequence of its newest report, 0 when it has none
   * @param lastReportMs its clock in that report, Unix milliseconds, 0 when it has none
   */
  record Seen(RegisteredDevice device, String status, long lastSequence, long lastReportMs) {}

  Optional<Seen> find(DeviceId id);
}
