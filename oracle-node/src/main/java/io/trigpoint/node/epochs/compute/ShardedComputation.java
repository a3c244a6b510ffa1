package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.CoveragePoints;
import io.trigpoint.coverage.evidence.EvidenceStep;
import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochFrame;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.InputRoot;
import io.trigpoint.node.epochs.publictier.PublicRows;
import io.trigpoint.node.epochs.publictier.VerdictCommitment;
import io.trigpoint.node.epochs.segment.SegmentTree;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.DeviceWork;
import io.trigpoint.rewards.epoch.EpochClosing;
import io.trigpoint.rewards.epoch.EpochPoints;
import io.trigpoint.rewards.epoch.EpochWork;
import io.trigpoint.rewards.epoch.RewardParameters;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.epoch.JudgedWeather;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * From an epoch's head and segments to verdicts, money and roots, with no more than some shards in
 * memory. A pure function: the same inputs and the same version of this code give the same roots,
 * whatever engine runs the stages, and however many threads.
 */
public final class ShardedComputation {
  private ShardedComputation() {}

  /**
   * @param engine runs the stages of these very shards
   * @param shelf what is kept of the shards between the stages
   * @param sink takes the verdicts
   */
  public static ComputedEpoch compute(
      EpochShards shards, ShardEngine engine, ShardShelf shelf, VerdictSink sink)
      throws CorruptFile, IOException {
    EpochHead head = shards.head();
    Hash32 rest = InputRoot.rest(head);
    EpochMerges merges = new EpochMerges(shards, engine, shelf, rest);
    merges.read();
    EvidenceStep evidence = merges.evidence();
    JudgedWeather weather = merges.weather();
    merges.score(evidence.denials(), weather, sink);
    ClosedEpoch closed = close(head, merges.points(), weather);
    Carried after = merges.after(evidence, weather.after());
    Hash32 afterHash = after.hash();
    VerdictCommitment commitment =
        PublicRows.commitment(head, closed, afterHash, merges.verdicts());
    return new ComputedEpoch(
        merges.tally(),
        weather.quality(),
        weather.days(),
        closed,
        after,
        afterHash,
        merges.inputs(),
        merges.verdicts(),
        commitment,
        new EpochOutcome.Roots(
            SegmentTree.inputRoot(merges.inputs(), rest),
            commitment.root(),
            closed.after().root(),
            head.parameters().hash(),
            head.before().root()));
  }

  private static ClosedEpoch close(
      EpochHead head, SortedMap<DeviceId, CoveragePoints> coverage, JudgedWeather weather) {
    RewardParameters parameters = head.parameters().rewards();
    EpochFrame frame = head.frame();
    return EpochClosing.close(
        points(head, coverage, weather),
        new EpochClosing.Budget(
            frame.rewardToken(),
            parameters.emission().of(frame.period()),
            head.sales(),
            frame.payees()),
        parameters,
        head.before());
  }

  /** Of every registered device that did or sold something. */
  private static EpochPoints points(
      EpochHead head, SortedMap<DeviceId, CoveragePoints> coverage, JudgedWeather weather) {
    SortedSet<DeviceId> earners = new TreeSet<>(EpochWork.bought(head.sales()).keySet());
    earners.addAll(coverage.keySet());
    earners.addAll(weather.quality().keySet());
    List<DeviceWork> work = new ArrayList<>(earners.size());
    for (DeviceId id : earners) {
      RegisteredDevice device = head.devices().get(id);
      if (device != null) {
        work.add(
            work(
                id,
                device,
                coverage.getOrDefault(id, CoveragePoints.NONE),
                Optional.ofNullable(weather.quality().get(id))));
      }
    }
    return EpochWork.points(work, head.sales(), head.parameters().rewards());
  }

  private static DeviceWork work(
      DeviceId id,
      RegisteredDevice device,
      CoveragePoints covered,
      Optional<QualityScore> quality) {
    return new DeviceWork(
        id,
        device.owner(),
        device.location().map(AssertedLocation::cell).orElse(device.coarseCell()),
        device.since(),
        covered.beacon(),
        covered.witness(),
        quality
            .map(score -> OptionalLong.of(score.partsPerMillion()))
            .orElseGet(OptionalLong::empty));
  }
}
