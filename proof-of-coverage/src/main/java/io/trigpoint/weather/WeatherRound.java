package io.trigpoint.weather;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.WeatherReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Judges all weather readings of one epoch. Pure: the same inputs give the same outcome. */
public final class WeatherRound {
  private final WeatherInputs inputs;
  private final SortedMap<ReportId, ReceivedReport<WeatherReading>> readings = new TreeMap<>();
  private final SortedMap<ReportId, Refusal> refusals = new TreeMap<>();

  private WeatherRound(WeatherInputs inputs) {
    this.inputs = inputs;
  }

  /** One verdict for every distinct reading, and the quality of every registered station. */
  public static WeatherOutcome judge(WeatherInputs inputs) {
    WeatherRound round = new WeatherRound(inputs);
    for (ReceivedReport<WeatherReading> reading : inputs.readings()) {
      round.readings.merge(
          reading.id(), reading, (a, b) -> a.receivedMs() <= b.receivedMs() ? a : b);
    }
    round.judgeReadings();
    round.judgeSeries();
    SlotJudging slots = SlotJudging.judge(inputs, round.accepted());
    SortedSet<ReportId> confirmed = slots.confirmed();
    round.refusals.putAll(slots.refusals());
    round.discredit(slots.refusals(), confirmed);
    return new WeatherOutcome(
        round.readings.values().stream()
            .map(reading -> round.verdict(reading, slots, confirmed))
            .toList(),
        StationQuality.of(inputs, round.readings.values(), round.refusals, confirmed));
  }

  private void judgeReadings() {
    SortedMap<Instant, ReportId> counted = new TreeMap<>();
    readings
        .values()
        .forEach(reading ->
            counted.merge(instant(reading), reading.id(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
    for (ReceivedReport<WeatherReading> reading : readings.values()) {
      ReadingContext ctx =
          new ReadingContext(
              reading,
              Optional.ofNullable(inputs.devices().get(reading.report().header().device())),
              Optional.ofNullable(counted.get(instant(reading)))
                  .filter(id -> !id.equals(reading.id())),
              inputs.parameters());
      ReadingRules.firstRefusal(ctx).ifPresent(refusal -> refusals.put(reading.id(), refusal));
    }
  }

  private void judgeSeries() {
    SortedMap<DeviceId, List<ReceivedReport<WeatherReading>>> stations = new TreeMap<>();
    for (ReceivedReport<WeatherReading> reading : accepted()) {
      stations
          .computeIfAbsent(reading.report().header().device(), d -> new ArrayList<>())
          .add(reading);
    }
    for (List<ReceivedReport<WeatherReading>> series : stations.values()) {
      series.sort(Comparator.comparingLong(reading -> reading.report().observedMs()));
      refusals.putAll(SeriesRules.refusals(series, inputs.parameters()));
    }
  }

  /** Without this a liar would only have to report when its neighbours do not. */
  private void discredit(SortedMap<ReportId, Refusal> disagreeing, SortedSet<ReportId> confirmed) {
    SortedMap<DeviceId, int[]> judged = new TreeMap<>();
    for (ReceivedReport<WeatherReading> reading : readings.values()) {
      int[] counts = judged.computeIfAbsent(reading.report().header().device(), d -> new int[2]);
      counts[0] += disagreeing.containsKey(reading.id()) ? 1 : 0;
      counts[1] += confirmed.contains(reading.id()) ? 1 : 0;
    }
    for (ReceivedReport<WeatherReading> reading : accepted()) {
      int[] counts = judged.getOrDefault(reading.report().header().device(), new int[2]);
      Refusal.when(
              counts[0] > counts[1] && !confirmed.contains(reading.id()),
              WeatherRefusal.DISCREDITED,
              () ->
                  Map.of(
                      "disagreeing", Integer.toString(counts[0]),
                      "confirmed", Integer.toString(counts[1])))
          .ifPresent(refusal -> refusals.put(reading.id(), refusal));
    }
  }

  private List<ReceivedReport<WeatherReading>> accepted() {
    return readings.values().stream()
        .filter(reading -> !refusals.containsKey(reading.id()))
        .toList();
  }

  private ReportVerdict verdict(
      ReceivedReport<WeatherReading> reading, SlotJudging slots, SortedSet<ReportId> confirmed) {
    Optional<Refusal> refusal = Optional.ofNullable(refusals.get(reading.id()));
    boolean duplicate =
        refusal.filter(r -> r.reason() == WeatherRefusal.DUPLICATE_INSTANT).isPresent();
    ReportVerdict.Outcome outcome =
        refusal.isEmpty()
            ? ReportVerdict.Outcome.ACCEPTED
            : duplicate ? ReportVerdict.Outcome.DUPLICATE : ReportVerdict.Outcome.REFUSED;
    WeatherAcceptance acceptance =
        confirmed.contains(reading.id())
            ? WeatherAcceptance.CONFIRMED
            : WeatherAcceptance.NOT_JUDGED;
    return new ReportVerdict(
        reading.id(),
        reading.report().header().device(),
        reading.report().kind(),
        outcome,
        refusal.map(r -> r.reason().id()).orElse(acceptance.id()),
        refusal.map(Refusal::evidence).orElseGet(() -> slots.evidence(reading.id())));
  }

  private static Instant instant(ReceivedReport<WeatherReading> reading) {
    return new Instant(reading.report().header().device(), reading.report().observedMs());
  }

  private record Instant(DeviceId station, long observedMs) implements Comparable<Instant> {
    @Override
    public int compareTo(Instant other) {
      int byStation = station.compareTo(other.station);
      return byStation != 0 ? byStation : Long.compare(observedMs, other.observedMs);
    }
  }
}
