package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.segment.MemorySegments;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.Sale;
import java.util.List;
import java.util.SortedMap;

/**
 * Everything that an epoch's result follows from, value for value. Reports and sales are put in the
 * order of their ids, whatever order they come in.
 *
 * @param devices the registry as of the epoch's block
 * @param entropies published entropies by number
 * @param selectionEntropy randomness that nobody knew when the reports were made
 * @param before what everybody had earned when the epoch began
 * @param evidence what the epoch before left
 */
public record EpochInputs(
    EpochFrame frame,
    List<SealedReport> reports,
    SortedMap<DeviceId, RegisteredDevice> devices,
    SortedMap<Long, Entropy> entropies,
    Hash32 selectionEntropy,
    List<Sale> sales,
    CumulativeEarnings before,
    Carried evidence,
    ParameterSet parameters) {

  /**
   * Throws {@link IllegalArgumentException} when a report, a sale or a device is listed twice or
   * wrongly.
   */
  public EpochInputs {
    reports = EpochHead.sorted(reports);
    EpochHead head =
        new EpochHead(
            frame, devices, entropies, selectionEntropy, sales, before, evidence, parameters);
    sales = head.sales();
    devices = head.devices();
    entropies = head.entropies();
  }

  /** All but the reports. */
  public EpochHead head() {
    return new EpochHead(
        frame, devices, entropies, selectionEntropy, sales, before, evidence, parameters);
  }

  /** The reports, split into as many shards as their number asks for. */
  public MemorySegments segments() {
    return MemorySegments.of(reports);
  }
}
