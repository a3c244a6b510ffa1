package io.trigpoint.weather.self;

import static io.trigpoint.weather.CheckState.FAIL;
import static io.trigpoint.weather.CheckState.NOT_JUDGED;
import static io.trigpoint.weather.CheckState.PASS;
import static io.trigpoint.weather.CheckState.SUSPECT;
import static io.trigpoint.weather.SeriesVariable.WIND_DIRECTION;
import static io.trigpoint.weather.SeriesVariable.WIND_GUST;
import static io.trigpoint.weather.SeriesVariable.WIND_SPEED;

import io.trigpoint.weather.StationSeries;

/** How speed, gust and direction go together. */
final class WindChecks {
  private static final double HALF_TURN = 180;

  private final Samples samples;
  private final SelfParameters.Wind limits;
  private final Ledger ledger;
  private final double[] speed;
  private final double[] gust;
  private final double[] direction;

  WindChecks(Samples samples, SelfParameters parameters, Ledger ledger) {
    this.samples = samples;
    this.limits = parameters.wind();
    this.ledger = ledger;
    this.speed = samples.of(WIND_SPEED);
    this.gust = samples.of(WIND_GUST);
    this.direction = samples.of(WIND_DIRECTION);
  }

  /** A gust is at least as fast as the wind; of the two the gust fails. */
  void gust() {
    Tallies tallies = ledger.of(SelfCheck.GUST, WIND_GUST);
    for (int i : samples.having(gust)) {
      if (Double.isFinite(speed[i])) {
        double least = speed[i] - limits.gustTolerance();
        tallies.note(i, gust[i] < least ? FAIL : PASS, gust[i], least);
      } else {
        tallies.note(i, NOT_JUDGED);
      }
    }
  }

  /** A vane that turns while neither wind nor gust is there is suspect. */
  void calm() {
    Tallies tallies = ledger.of(SelfCheck.CALM, WIND_DIRECTION);
    int before = -1;
    for (int i : samples.having(direction)) {
      boolean judged =
          before >= 0
              && still(before)
              && still(i)
              && samples.timeMs(i) - samples.timeMs(before) <= limits.calmMs();
      if (judged) {
        double turn = turn(direction[before], direction[i]);
        tallies.note(i, turn > limits.calmTurn() ? SUSPECT : PASS, turn, limits.calmTurn());
      } else {
        tallies.note(i, NOT_JUDGED);
      }
      before = i;
    }
  }

  /** Directions of a steady wind lie around one; directions that cancel out are suspect. */
  void scatter() {
    Tallies tallies = ledger.of(SelfCheck.SCATTER, WIND_DIRECTION);
    for (int hour = 0; hour < StationSeries.HOURS; hour++) {
      int from = samples.firstOf(hour);
      int to = samples.firstOf(hour + 1);
      double east = 0;
      double north = 0;
      double sum = 0;
      int count = 0;
      for (int i = from; i < to; i++) {
        if (Double.isFinite(direction[i]) && within(speed[i]) && speed[i] >= limits.blowing()) {
          double radians = StrictMath.toRadians(direction[i]);
          east += StrictMath.sin(radians);
          north += StrictMath.cos(radians);
          sum += speed[i];
          count++;
        }
      }
      boolean judged = count >= limits.samples() && sum >= limits.steady() * count;
      double resultant = count == 0 ? 0 : StrictMath.hypot(east, north) / count;
      note(tallies, from, to, judged, resultant);
    }
  }

  private void note(Tallies tallies, int from, int to, boolean judged, double resultant) {
    boolean scattered = resultant < limits.leastResultant();
    for (int i = from; i < to; i++) {
      if (Double.isFinite(direction[i]) && judged) {
        tallies.note(i, scattered ? SUSPECT : PASS, resultant, limits.leastResultant());
      } else if (Double.isFinite(direction[i])) {
        tallies.note(i, NOT_JUDGED);
      }
    }
  }

  private static boolean within(double value) {
    return Double.isFinite(value);
  }

  private boolean still(int i) {
    return speed[i] == 0 && (gust[i] == 0 || Double.isNaN(gust[i]));
  }

  /** The smaller angle between two directions, 0 to 180°. */
  static double turn(double from, double to) {
    double turn = StrictMath.abs(from - to) % (2 * HALF_TURN);
    return turn > HALF_TURN ? 2 * HALF_TURN - turn : turn;
  }
}
