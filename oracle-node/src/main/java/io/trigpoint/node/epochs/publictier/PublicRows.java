package io.trigpoint.node.epochs.publictier;

import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.segment.HashTree;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.node.epochs.segment.SegmentTree;
import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.DevicePoints;
import io.trigpoint.rewards.epoch.RewardPool;
import io.trigpoint.rewards.epoch.RewardShare;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** From what auditors see to what everybody may see. */
public final class PublicRows {

  private PublicRows() {}

  /**
   * The key of an epoch's pseudonyms: Keccak-256 over what only auditors see, the evidence before
   * and after the epoch with all its receptions, and the exact places of the devices. So every node
   * finds the same key, and nobody outside can.
   *
   * @param after hash of the evidence after the epoch
   */
  public static Hash32 key(EpochHead head, Hash32 after) {
    return CanonicalBytes.of("TRIGPOINT-PSEUDONYM-KEY-V1")
        .number(head.frame().network().value())
        .number(head.frame().period().number())
        .hash(head.evidenceHash())
        .hash(after)
        .each(head.devices().values(), PublicRows::place)
        .keccak256();
  }

  private static CanonicalBytes place(CanonicalBytes bytes, RegisteredDevice device) {
    return bytes
        .hash(device.id().value())
        .hash(device.locationCommitment())
        .each(
            device.location().map(List::of).orElse(List.of()),
            (each, location) ->
                each.number(location.cell().index())
                    .number(location.gain().tenths())
                    .number(location.elevationDecimetres()));
  }

  /** What the verdict root is of. */
  public static VerdictCommitment commitment(
      EpochHead head, ClosedEpoch closed, Hash32 after, List<SegmentRoot> verdicts) {
    return new VerdictCommitment(
        verdicts.size(),
        SegmentTree.of(verdicts).root(),
        SegmentTree.records(verdicts),
        root(devices(head.devices().values(), closed.shares(), key(head, after))));
  }

  /** A row for each device with points, by pseudonym. */
  public static List<PublicDevice> devices(
      Collection<RegisteredDevice> registered, List<RewardShare> shares, Hash32 key) {
    SortedMap<DeviceId, Optional<Cell>> cells = CoarseCells.of(registered);
    SortedMap<DeviceId, DevicePoints> points = new TreeMap<>();
    shares.forEach(share -> points.merge(share.device(), points(share), PublicRows::sum));
    Pseudonyms pseudonyms = new Pseudonyms(key);
    List<PublicDevice> rows = new ArrayList<>();
    points.forEach((device, earned) ->
        rows.add(
            new PublicDevice(
                pseudonyms.of(device), cells.getOrDefault(device, Optional.empty()), earned)));
    return rows.stream().sorted().toList();
  }

  private static DevicePoints points(RewardShare share) {
    return new DevicePoints(
        share.owner(),
        share.pool() == RewardPool.BEACON ? share.points() : 0,
        share.pool() == RewardPool.WITNESS ? share.points() : 0,
        share.pool() == RewardPool.WEATHER ? share.points() : 0,
        share.pool() == RewardPool.DATA ? share.points() : 0);
  }

  private static DevicePoints sum(DevicePoints one, DevicePoints other) {
    return new DevicePoints(
        one.owner(),
        one.beacon() + other.beacon(),
        one.witness() + other.witness(),
        one.weather() + other.weather(),
        one.data() + other.data());
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
