package io.trigpoint.weather.spatial;

/** Judges the tested stations of a circle. */
interface CircleJudge {
  /**
   * What it finds.
   *
   * @param alone whether one station alone is tested, at the end
   */
  Verdict judge(Circle circle, boolean alone);

  /** Whether a refused station may be tested again at the end. */
  boolean mayRedeem(int station);

  /** What follows for the tested stations. */
  sealed interface Verdict {
    /** All pass at once. */
    record AllGood() implements Verdict {}

    /** All are refused. */
    record AllBad() implements Verdict {}

    /** None is bad; they pass unless it is the first pass. */
    record NoneBad() implements Verdict {}

    /** One is refused, by its place among the tested. */
    record Worst(int tested, double score) implements Verdict {}

    /** Nothing can be said. */
    record Undecided() implements Verdict {}

    /** The covariances have no inverse. */
    record Singular() implements Verdict {}
  }
}
