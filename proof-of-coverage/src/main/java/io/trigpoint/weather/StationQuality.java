package io.trigpoint.weather;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.WeatherReading;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Turns the verdicts of an epoch into one figure per station. */
final class StationQuality {
  private StationQuality() {}

  /**
   * The mean worth of the readings in each slot, summed over slots and divided by the slots of the
   * epoch: a station that was silent half of the time has at most half.
   */
  static SortedMap<DeviceId, QualityScore> of(
      WeatherInputs inputs,
      Collection<ReceivedReport<WeatherReading>> readings,
      SortedMap<ReportId, Refusal> refusals,
      SortedSet<ReportId> confirmed) {
    SortedMap<DeviceId, SortedMap<Long, long[]>> worth = new TreeMap<>();
    for (ReceivedReport<WeatherReading> reading : readings) {
      Refusal refusal = refusals.get(reading.id());
      DeviceId station = reading.report().header().device();
      boolean counts =
          inputs.devices().containsKey(station)
              && (refusal == null || refusal.reason() != WeatherRefusal.DUPLICATE_INSTANT);
      if (counts) {
        long[] slot =
            worth
                .computeIfAbsent(station, s -> new TreeMap<>())
                .computeIfAbsent(inputs.slotOf(reading.report()), s -> new long[2]);
        slot[0] += worth(inputs, reading.id(), refusal != null, confirmed);
        slot[1]++;
      }
    }
    long slots =
        StrictMath.max(
            1,
            (inputs.periodEndMs() - inputs.periodStartMs())
                / inputs.parameters().timing().slotMs());
    SortedMap<DeviceId, QualityScore> scores = new TreeMap<>();
    worth.forEach((station, bySlot) -> scores.put(station, score(bySlot.values(), slots)));
    return scores;
  }

  private static long worth(
      WeatherInputs inputs, ReportId reading, boolean refused, SortedSet<ReportId> confirmed) {
    if (refused) {
      return 0;
    }
    return confirmed.contains(reading)
        ? QualityScore.FULL
        : inputs.parameters().scoring().notJudgedPpm();
  }

  private static QualityScore score(Collection<long[]> bySlot, long slots) {
    long sum = bySlot.stream().mapToLong(slot -> slot[0] / slot[1]).sum();
    return new QualityScore(StrictMath.min(QualityScore.FULL, sum / slots));
  }
}
