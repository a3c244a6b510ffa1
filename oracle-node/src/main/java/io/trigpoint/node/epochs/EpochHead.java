package io.trigpoint.node.epochs;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.Sale;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything but the reports that an epoch's result follows from, value for value. Sales are put in
 * the order of their ids, whatever order they come in.
 *
 * @param devices the registry as of the epoch's block
 * @param entropies published entropies by number
 * @param selectionEntropy randomness that nobody knew when the reports were made
 * @param before what everybody had earned when the epoch began
 * @param evidence what the epoch before left
 * @param evidenceHash of that evidence
 */
public record EpochHead(
    EpochFrame frame,
    SortedMap<DeviceId, RegisteredDevice> devices,
    SortedMap<Long, Entropy> entropies,
    Hash32 selectionEntropy,
    List<Sale> sales,
    CumulativeEarnings before,
    Carried evidence,
    Hash32 evidenceHash,
    ParameterSet parameters) {

  /** Throws {@link IllegalArgumentException} when a sale or a device is listed twice or wrongly. */
  public EpochHead {
    sales = sorted(sales);
    devices = Collections.unmodifiableSortedMap(new TreeMap<>(devices));
    entropies = Collections.unmodifiableSortedMap(new TreeMap<>(entropies));
    devices.forEach((id, device) -> {
      if (!id.equals(device.id())) {
        throw new IllegalArgumentException("device " + device.id() + " is listed as " + id);
      }
    });
    if (frame.period().number() < parameters.firstEpoch()) {
      throw new IllegalArgumentException(
          "parameters " + parameters.id() + " begin with epoch " + parameters.firstEpoch());
    }
  }

  /** With evidence whose hash is not known yet. */
  public EpochHead(
      EpochFrame frame,
      SortedMap<DeviceId, RegisteredDevice> devices,
      SortedMap<Long, Entropy> entropies,
      Hash32 selectionEntropy,
      List<Sale> sales,
      CumulativeEarnings before,
      Carried evidence,
      ParameterSet parameters) {
    this(
        frame,
        devices,
        entropies,
        selectionEntropy,
        sales,
        before,
        evidence,
        evidence.hash(),
        parameters);
  }

  /**
   * A device that is known to be registered; throws {@link IllegalArgumentException} for any other.
   */
  public RegisteredDevice device(DeviceId id) {
    RegisteredDevice device = devices.get(id);
    if (device == null) {
      throw new IllegalArgumentException("not registered: " + id);
    }
    return device;
  }

  /** Throws {@link IllegalArgumentException} when a value is listed twice. */
  static <T extends Comparable<T>> List<T> sorted(Collection<T> values) {
    List<T> sorted = values.stream().sorted().toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).compareTo(sorted.get(i)) == 0) {
        throw new IllegalArgumentException("listed twice: " + sorted.get(i));
      }
    }
    return sorted;
  }
}
