package io.trigpoint.weather.spatial;

import java.util.Arrays;

/**
 * The spatial consistency test of Lussana, Uboldi and Salvati (2010): optimal interpolation in a
 * box around a station; the score of each station in the inner circle is its residual from the
 * interpolation without it, times that from the one with it, over the variance of the box.
 *
 * @param minStations fewest in a box
 * @param maxStations most in a box: the nearest
 * @param innerRadius metres
 * @param outerRadius metres
 * @param passes at most so many
 * @param background mean or profile
 * @param minHorizontalScale metres
 * @param verticalScale metres
 * @param above score that a value above the interpolation may have
 * @param below the same for one below
 * @param error ratio of the variances of observation and background
 * @param checked stations with another figure than 1 are neighbours only
 */
public record Sct(
    int minStations,
    int maxStations,
    double innerRadius,
    double outerRadius,
    int passes,
    BackgroundRule background,
    double minHorizontalScale,
    double verticalScale,
    PerStation above,
    PerStation below,
    PerStation error,
    PerStation checked)
    implements SpatialRule {
  private static final double CLOSEST_SHARE = 0.1;
  private static final double LEAST_VARIANCE = 0.01;

  @Override
  public Needs needs() {
    return new Needs(true, true, true);
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new Sct(
        minStations,
        maxStations,
        innerRadius,
        outerRadius,
        passes,
        background.inOrder(order),
        minHorizontalScale,
        verticalScale,
        above.inOrder(order),
        below.inOrder(order),
        error.inOrder(order),
        checked.inOrder(order));
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    Boxes boxes = new Boxes(network, around);
    boolean any = true;
    for (int pass = 0; pass < passes && any; pass++) {
      any = boxes.judge();
    }
    return boxes.flags;
  }

  /** Judges box after box. */
  private final class Boxes {
    private final Surroundings around;
    private final Flags flags;
    private final boolean[] refused;
    private final boolean[] judged;
    private final Box box;
    private final Hits hits = new Hits();
    private final Interpolation interpolation = new Interpolation();

    Boxes(Network network, Surroundings around) {
      this.around = around;
      flags = new Flags(network.size(), Flags.PASS);
      refused = new boolean[network.size()];
      judged = new boolean[network.size()];
      box = new Box(network, around.sphere());
      for (int i = 0; i < refused.length; i++) {
        flags.score(i, 0);
        if (!Double.isFinite(network.elevation[i] + network.value[i])) {
          refuse(i);
        }
      }
    }

    /** One pass; whether a station was refused. */
    boolean judge() {
      Arrays.fill(judged, false);
      boolean any = false;
      for (int i = 0; i < refused.length; i++) {
        if (!refused[i] && !judged[i] && checked.at(i) == 1) {
          around.box(i, outerRadius, maxStations, refused, hits);
          any |= hits.size() >= minStations && judgeInner();
        }
      }
      return any;
    }

    private boolean judgeInner() {
      box.take(hits);
      Background.Profile expected = background.profile(box);
      box.correlate(
          StrictMath.max(box.meanQuantile(CLOSEST_SHARE), minHorizontalScale), verticalScale);
      if (!interpolation.take(box, expected, error)) {
        return false;
      }
      double variance = variance();
      boolean any = false;
      for (int place = 0; place < box.n; place++) {
        int station = box.stations[place];
        if (hits.square(place) <= innerRadius * innerRadius && checked.at(station) == 1) {
          judged[station] = true;
          any |= isBad(place, station, variance);
        }
      }
      return any;
    }

    private double variance() {
      double variance = 0;
      for (int i = 0; i < box.n; i++) {
        double with = interpolation.residualWith(i, error.at(box.stations[i]));
        variance += interpolation.deviation(i) * with / box.n;
      }
      return StrictMath.max(variance, LEAST_VARIANCE);
    }

    private boolean isBad(int place, int station, double variance) {
      double without = interpolation.residualWithout(place);
      double score = without * interpolation.residualWith(place, error.at(station)) / variance;
      flags.score(station, StrictMath.max(score, flags.score(station)));
      if (score > (without > 0 ? above : below).at(station)) {
        refuse(station);
      }
      return refused[station];
    }

    private void refuse(int station) {
      flags.set(station, Flags.FAIL);
      refused[station] = true;
    }
  }
}
