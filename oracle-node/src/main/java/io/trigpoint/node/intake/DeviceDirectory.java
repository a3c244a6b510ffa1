package io.trigpoint.node.intake;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.SequenceWindow;
import java.util.Optional;

/** The registered devices, answered from memory: it is asked for every report. */
public interface DeviceDirectory {

  /**
   * A device that may report.
   *
   * @param window the sequence numbers that it may still use
   */
  record Known(RegisteredDevice device, SequenceWindow window) {}

  /** Throws {@link JournalUnavailable} when it is not in memory and cannot be read either. */
  Optional<Known> find(DeviceId id);

  /** Notes that a report with this sequence number is durable. */
  void accepted(DeviceId id, long sequence);
}
