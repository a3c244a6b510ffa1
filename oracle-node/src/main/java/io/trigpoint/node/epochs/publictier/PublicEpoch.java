package io.trigpoint.node.epochs.publictier;

import io.trigpoint.node.epochs.EpochFrame;
import io.trigpoint.node.epochs.ParameterSet;
import io.trigpoint.report.DeviceId;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.DevicePoints;
import io.trigpoint.rewards.epoch.EpochClosing;
import io.trigpoint.rewards.epoch.EpochPoints;
import io.trigpoint.rewards.epoch.Sale;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An epoch as everybody may read it.
 *
 * @param sales with pseudonyms in place of devices
 * @param before what everybody had earned when the epoch began
 * @param devices by pseudonym
 */
public record PublicEpoch(
    EpochFrame frame,
    ParameterSet parameters,
    List<Sale> sales,
    CumulativeEarnings before,
    List<PublicDevice> devices) {

  public PublicEpoch {
    sales = List.copyOf(sales);
    devices = List.copyOf(devices);
    for (int i = 1; i < devices.size(); i++) {
      if (devices.get(i - 1).compareTo(devices.get(i)) >= 0) {
        throw new IllegalArgumentException(
            "device " + devices.get(i).pseudonym() + " is not in its place");
      }
    }
  }

  /** The epoch's money, from the points. */
  public ClosedEpoch close() {
    SortedMap<DeviceId, DevicePoints> points = new TreeMap<>();
    devices.forEach(device -> points.put(new DeviceId(device.pseudonym()), device.points()));
    return EpochClosing.close(
        new EpochPoints(points),
        new EpochClosing.Budget(
            frame.rewardToken(),
            parameters.rewards().emission().of(frame.period()),
            sales,
            frame.payees()),
        parameters.rewards(),
        before);
  }
}
