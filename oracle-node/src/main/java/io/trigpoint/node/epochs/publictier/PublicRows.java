package io.trigpoint.node.epochs.publictier;

import io.trigpoint.node.epochs.segment.HashTree;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.rewards.epoch.EpochPoints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** From what auditors see to what everybody may see. */
public final class PublicRows {

  private PublicRows() {}

  /** A row for each device with points, by pseudonym. */
  public static List<PublicDevice> devices(
      Collection<RegisteredDevice> registered, EpochPoints points, Hash32 key) {
    SortedMap<DeviceId, Optional<Cell>> cells = CoarseCells.of(registered);
    Pseudonyms pseudonyms = new Pseudonyms(key);
    List<PublicDevice> rows = new ArrayList<>();
    points
        .byDevice()
        .forEach((device, earned) ->
            rows.add(
                new PublicDevice(
                    pseudonyms.of(device), cells.getOrDefault(device, Optional.empty()), earned)));
    return rows.stream().sorted().toList();
  }

  /** A row for each verdict of a shard, by pseudonym: the order tells nothing of the reports. */
  public static List<PublicVerdict> verdicts(Collection<ReportVerdict> verdicts, Hash32 key) {
    Pseudonyms pseudonyms = new Pseudonyms(key);
    return verdicts.stream()
        .map(verdict -> PublicVerdict.of(verdict, pseudonyms))
        .sorted()
        .toList();
  }

  /** The root that the verdict root commits to. */
  public static Hash32 root(Collection<PublicDevice> devices) {
    HashTree.Roots tree = new HashTree.Roots();
    devices.forEach(device -> tree.add(device.toBytes()));
    return tree.root();
  }
}
