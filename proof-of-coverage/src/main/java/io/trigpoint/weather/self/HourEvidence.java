package io.trigpoint.weather.self;

import io.trigpoint.weather.SeriesVariable;
import java.util.List;

/**
 * One variable in one hour.
 *
 * @param hour of the day, 0 to 23
 * @param samples how many have the variable
 * @param failed samples that at least one check failed
 * @param suspect samples that no check failed and at least one suspects
 * @param coverage share of the hour that has samples, 0 to 1
 * @param checks in the order of {@link SelfCheck}, those that looked at the hour
 */
public record HourEvidence(
    int hour,
    SeriesVariable variable,
    int samples,
    int failed,
    int suspect,
    double coverage,
    List<CheckTally> checks) {
  public HourEvidence {
    checks = List.copyOf(checks);
  }
}
