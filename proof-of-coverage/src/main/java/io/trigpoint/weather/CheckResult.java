package io.trigpoint.weather;

import java.util.List;

/**
 * One check's answer with what it compared. A check that could not judge has figure and limit 0.
 *
 * @param check id, which has a heading in the specification
 * @param figure what was measured, in the check's unit; always finite
 * @param limit what the figure was compared with, in the same unit; always finite
 * @param neighbours ids of the stations that were used, sorted; empty for a check of one station
 * @param why one short sentence for people, empty for a pass
 */
public record CheckResult(
    String check,
    CheckState state,
    double figure,
    double limit,
    List<String> neighbours,
    String why) {
  public CheckResult {
    if (!Double.isFinite(figure) || !Double.isFinite(limit)) {
      throw new IllegalArgumentException(
          check + " must have a finite figure and limit: " + figure + ", " + limit);
    }
    neighbours = neighbours.stream().sorted().toList();
  }

  /** A check of one station alone. */
  public static CheckResult alone(
      String check, CheckState state, double figure, double limit, String why) {
    return new CheckResult(check, state, figure, limit, List.of(), why);
  }

  /** A check that had too little to go by. */
  public static CheckResult notJudged(String check, String why) {
    return alone(check, CheckState.NOT_JUDGED, 0, 0, why);
  }
}
