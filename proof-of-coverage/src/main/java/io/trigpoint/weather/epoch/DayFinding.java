package io.trigpoint.weather.epoch;

import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.score.DayScore;
import io.trigpoint.weather.score.Evidence;
import io.trigpoint.weather.score.ScoreCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one check found in a station's day, over all hours of one state.
 *
 * @param variable absent for a check of the whole station
 * @param figureThousandths of the worst hour, in thousandths of the check's unit
 * @param limitThousandths what the figure was compared with
 */
public record DayFinding(
    String check,
    Optional<SeriesVariable> variable,
    CheckState state,
    int hours,
    long figureThousandths,
    long limitThousandths,
    String why) {

  private record Key(String check, String variable, CheckState state) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byCheck = check.compareTo(other.check);
      int byVariable = byCheck != 0 ? byCheck : variable.compareTo(other.variable);
      return byVariable != 0 ? byVariable : state.compareTo(other.state);
    }
  }

  /** What failed or is suspect, and how many hours no neighbour could judge. */
  static List<DayFinding> of(DayScore score) {
    SortedMap<Key, DayFinding> found = new TreeMap<>();
    for (Evidence evidence : score.evidence()) {
      if (isTold(evidence)) {
        DayFinding one = of(evidence);
        DayFinding _ = found.merge(one.key(), one, DayFinding::plus);
      }
    }
    return new ArrayList<>(found.values());
  }

  private static boolean isTold(Evidence evidence) {
    return switch (evidence.result().state()) {
      case PASS -> false;
      case FAIL, SUSPECT -> true;
      case NOT_JUDGED -> evidence.result().check().equals(ScoreCheck.AGREEMENT.id());
    };
  }

  private static DayFinding of(Evidence evidence) {
    return new DayFinding(
        evidence.result().check(),
        evidence.variable(),
        evidence.result().state(),
        evidence.lastHour() - evidence.firstHour() + 1,
        thousandths(evidence.result().figure()),
        thousandths(evidence.result().limit()),
        evidence.result().why());
  }

  private Key key() {
    return new Key(check, variable.map(SeriesVariable::text).orElse(""), state);
  }

  private DayFinding plus(DayFinding later) {
    DayFinding worse = later.excess() > excess() ? later : this;
    return new DayFinding(
        check,
        variable,
        state,
        hours + later.hours,
        worse.figureThousandths,
        worse.limitThousandths,
        worse.why);
  }

  private long excess() {
    return figureThousandths - limitThousandths;
  }

  private static long thousandths(double figure) {
    return (long) StrictMath.rint(StrictMath.max(-1e12, StrictMath.min(1e12, figure)) * 1_000);
  }
}
