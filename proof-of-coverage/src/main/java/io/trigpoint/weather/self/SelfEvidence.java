package io.trigpoint.weather.self;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.SeriesVariable;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the checks found in a station's day. */
public final class SelfEvidence {
  private final List<HourEvidence> hours;
  private final List<CheckResult> day;
  private final Map<SeriesVariable, BitSet> failed;

  SelfEvidence(
      List<HourEvidence> hours, List<CheckResult> day, Map<SeriesVariable, BitSet> failed) {
    this.hours = List.copyOf(hours);
    this.day = List.copyOf(day);
    this.failed = new EnumMap<>(SeriesVariable.class);
    this.failed.putAll(failed);
  }

  /** The 24 hours of every variable that the station measures, by hour and then by variable. */
  public List<HourEvidence> hours() {
    return hours;
  }

  /**
   * What is wrong with the day as a whole: each is a reason to doubt all that the station said in
   * it, whatever the variable.
   */
  public List<CheckResult> day() {
    return day;
  }

  /** Whether a check failed the value; samples are counted as in the series. */
  public boolean failed(SeriesVariable variable, int sample) {
    BitSet samples = failed.get(variable);
    return samples != null && samples.get(sample);
  }
}
