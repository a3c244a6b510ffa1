package io.trigpoint.node.epochs;

import io.trigpoint.coverage.Denial;
import io.trigpoint.report.DeviceId;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.util.List;
import java.util.Optional;

/** Epochs as readers see them. Methods block. */
public interface EpochQueries {

  /** The latest epochs, newest first. */
  List<EpochSummary> recent(int count);

  Optional<EpochSummary> find(long number);

  /** The newest epoch that has a result. */
  Optional<EpochSummary> latest();

  /**
   * A denial as of the end of an epoch.
   *
   * @param other the other end of the denied link; empty when the device itself is denied
   */
  record Denied(DeviceId device, Optional<DeviceId> other, Denial denial) {}

  /** Denials after an epoch, of one device or of all, in the order of the ids. */
  List<Denied> denials(long number, Optional<DeviceId> device, int limit);

  /** All leaves of an epoch's reward root; empty when it has none. */
  List<EarningsLeaf> leaves(long number);
}
