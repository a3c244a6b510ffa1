package io.trigpoint.weather.self;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where the checks write down what they find in one day. */
final class Ledger {
  private final Samples samples;
  private final Map<SeriesVariable, Map<SelfCheck, Tallies>> tallies =
      new EnumMap<>(SeriesVariable.class);
  private final Map<SeriesVariable, BitSet> failed = new EnumMap<>(SeriesVariable.class);
  private final Map<SeriesVariable, BitSet> suspect = new EnumMap<>(SeriesVariable.class);
  private final Map<SeriesVariable, double[]> coverage = new EnumMap<>(SeriesVariable.class);
  private final List<CheckResult> day = new ArrayList<>();

  Ledger(Samples samples) {
    this.samples = samples;
  }

  /** The column of one check and one variable. */
  Tallies of(SelfCheck check, SeriesVariable variable) {
    BitSet bad = failed.computeIfAbsent(variable, v -> new BitSet(samples.size()));
    BitSet doubtful = suspect.computeIfAbsent(variable, v -> new BitSet(samples.size()));
    return tallies
        .computeIfAbsent(variable, v -> new EnumMap<>(SelfCheck.class))
        .computeIfAbsent(check, c -> new Tallies(check, samples, bad, doubtful));
  }

  /** A result about the day as a whole. */
  void day(CheckResult result) {
    day.add(result);
  }

  /** The share of each hour that has samples of the variable. */
  void covered(SeriesVariable variable, double[] ofHours) {
    coverage.put(variable, ofHours.clone());
  }

  /** The evidence, with the samples of the series that the clock already failed. */
  SelfEvidence evidence(int[] dropped) {
    List<HourEvidence> hours = new ArrayList<>();
    for (int hour = 0; hour < StationSeries.HOURS; hour++) {
      for (SeriesVariable variable : samples.measured()) {
        hours.add(hour(hour, variable));
      }
    }
    Map<SeriesVariable, BitSet> bySource = new EnumMap<>(SeriesVariable.class);
    for (SeriesVariable variable : samples.measured()) {
      BitSet sources = new BitSet();
      marked(failed, variable).stream().map(samples::source).forEach(sources::set);
      for (int sample : dropped) {
        sources.set(sample);
      }
      bySource.put(variable, sources);
    }
    return new SelfEvidence(hours, day, bySource);
  }

  private HourEvidence hour(int hour, SeriesVariable variable) {
    BitSet bad = marked(failed, variable);
    BitSet doubtful = marked(suspect, variable);
    double[] values = samples.of(variable);
    int count = 0;
    int failures = 0;
    int doubts = 0;
    for (int i = samples.firstOf(hour); i < samples.firstOf(hour + 1); i++) {
      count += Double.isNaN(values[i]) ? 0 : 1;
      failures += bad.get(i) ? 1 : 0;
      doubts += doubtful.get(i) && !bad.get(i) ? 1 : 0;
    }
    List<CheckTally> checks = new ArrayList<>();
    tallies
        .getOrDefault(variable, Map.of())
        .forEach((check, column) -> column.of(hour).ifPresent(checks::add));
    double[] covered = coverage.getOrDefault(variable, new double[hour + 1]);
    int late = of(SelfCheck.CLOCK, variable).failed(hour);
    return new HourEvidence(
        hour, variable, count + late, failures + late, doubts, covered[hour], checks);
  }

  private static BitSet marked(Map<SeriesVariable, BitSet> marks, SeriesVariable variable) {
    return marks.getOrDefault(variable, new BitSet());
  }
}
