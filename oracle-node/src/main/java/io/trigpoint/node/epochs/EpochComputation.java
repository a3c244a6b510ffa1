package io.trigpoint.node.epochs;

import io.trigpoint.coverage.CoverageInputs;
import io.trigpoint.coverage.CoverageOutcome;
import io.trigpoint.coverage.CoveragePoints;
import io.trigpoint.coverage.evidence.EvidencedRound;
import io.trigpoint.node.epochs.ReportReading.Reading;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.DeviceWork;
import io.trigpoint.rewards.epoch.EpochClosing;
import io.trigpoint.rewards.epoch.EpochPoints;
import io.trigpoint.rewards.epoch.EpochWork;
import io.trigpoint.rewards.epoch.RewardParameters;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.WeatherInputs;
import io.trigpoint.weather.WeatherOutcome;
import io.trigpoint.weather.WeatherRound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * From sealed inputs to verdicts, money and roots. A pure function: the same inputs and the same
 * version of this code give the same roots on any machine, in any locale, with any number of
 * threads.
 */
public final class EpochComputation {

  private EpochComputation() {}

  /** Trusts nothing but the inputs: every signature is checked again. */
  public static EpochOutcome compute(EpochInputs inputs, SignatureCheck signatures) {
    ReportReading reading = new ReportReading(inputs, signatures);
    List<Reading> readings = inputs.reports().parallelStream().map(reading::read).toList();
    SortedReports reports = SortedReports.of(readings);
    EvidencedRound round =
        EvidencedRound.judge(
            coverage(inputs, reports),
            inputs.evidence().window(inputs.devices()),
            inputs.frame().period().endMs(),
            inputs.parameters().evidence());
    CoverageOutcome coverage = round.outcome();
    WeatherOutcome weather = WeatherRound.judge(weather(inputs, reports));
    List<ReportVerdict> verdicts = verdicts(inputs, reports, coverage, weather);
    ClosedEpoch closed = close(inputs, coverage, weather);
    return new EpochOutcome(
        verdicts,
        weather.quality(),
        closed,
        inputs.evidence().after(round),
        roots(inputs, verdicts, closed));
  }

  private static CoverageInputs coverage(EpochInputs inputs, SortedReports reports) {
    return new CoverageInputs(
        reports.beacons,
        reports.witnesses,
        inputs.devices(),
        inputs.entropies(),
        inputs.selectionEntropy(),
        inputs.evidence().denials(),
        inputs.parameters().coverage());
  }

  private static WeatherInputs weather(EpochInputs inputs, SortedReports reports) {
    return new WeatherInputs(
        reports.weather,
        inputs.devices(),
        inputs.frame().period().startMs(),
        inputs.frame().period().endMs(),
        inputs.parameters().weather());
  }

  private static List<ReportVerdict> verdicts(
      EpochInputs inputs, SortedReports reports, CoverageOutcome coverage, WeatherOutcome weather) {
    List<ReportVerdict> verdicts = new ArrayList<>(reports.refused);
    verdicts.addAll(coverage.verdicts());
    verdicts.addAll(weather.verdicts());
    reports.locations.forEach(location -> verdicts.add(LocationJudging.judge(location, inputs)));
    verdicts.sort(Comparator.comparing(ReportVerdict::report));
    if (!verdicts.stream()
        .map(ReportVerdict::report)
        .toList()
        .equals(inputs.reports().stream().map(SealedReport::id).toList())) {
      throw new IllegalStateException("some report has no verdict, or more than one");
    }
    return verdicts;
  }

  private static ClosedEpoch close(
      EpochInputs inputs, CoverageOutcome coverage, WeatherOutcome weather) {
    RewardParameters parameters = inputs.parameters().rewards();
    EpochFrame frame = inputs.frame();
    return EpochClosing.close(
        points(inputs, coverage, weather),
        new EpochClosing.Budget(
            frame.rewardToken(),
            parameters.emission().of(frame.period()),
            inputs.sales(),
            frame.payees()),
        parameters,
        inputs.before());
  }

  /** Of every registered device that did or sold something. */
  private static EpochPoints points(
      EpochInputs inputs, CoverageOutcome coverage, WeatherOutcome weather) {
    SortedSet<DeviceId> earners = new TreeSet<>(EpochWork.bought(inputs.sales()).keySet());
    earners.addAll(coverage.points().keySet());
    earners.addAll(weather.quality().keySet());
    List<DeviceWork> work = new ArrayList<>();
    for (DeviceId id : earners) {
      RegisteredDevice device = inputs.devices().get(id);
      if (device != null) {
        work.add(work(device, coverage, weather));
      }
    }
    return EpochWork.points(work, inputs.sales(), inputs.parameters().rewards());
  }

  private static DeviceWork work(
      RegisteredDevice device, CoverageOutcome coverage, WeatherOutcome weather) {
    CoveragePoints covered = coverage.points().getOrDefault(device.id(), CoveragePoints.NONE);
    QualityScore quality = weather.quality().get(device.id());
    return new DeviceWork(
        device.id(),
        device.owner(),
        device.location().map(AssertedLocation::cell).orElse(device.coarseCell()),
        device.since(),
        covered.beacon(),
        covered.witness(),
        quality == null ? OptionalLong.empty() : OptionalLong.of(quality.partsPerMillion()));
  }

  private static EpochOutcome.Roots roots(
      EpochInputs inputs, List<ReportVerdict> verdicts, ClosedEpoch closed) {
    return new EpochOutcome.Roots(
        InputRoot.of(inputs),
        VerdictRoot.of(verdicts),
        closed.after().root(),
        inputs.parameters().hash(),
        inputs.before().root());
  }
}
