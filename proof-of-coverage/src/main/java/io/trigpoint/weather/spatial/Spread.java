package io.trigpoint.weather.spatial;

import io.trigpoint.weather.spatial.CircleJudge.Verdict;
import java.util.Arrays;

/**
 * Ranges for each station, and the robust comparison of residuals with them.
 *
 * @param leastAdmissible an estimate outside the admissible range tells nothing about the spread
 * @param leastValid an estimate in the valid range confirms the station
 * @param above z that a value at or above the background may have
 * @param below the same for one below
 */
public record Spread(
    PerStation leastAdmissible,
    PerStation greatestAdmissible,
    PerStation leastValid,
    PerStation greatestValid,
    PerStation above,
    PerStation below) {

  Spread inOrder(int[] order) {
    return new Spread(
        leastAdmissible.inOrder(order),
        greatestAdmissible.inOrder(order),
        leastValid.inOrder(order),
        greatestValid.inOrder(order),
        above.inOrder(order),
        below.inOrder(order));
  }

  boolean isAdmissible(int station, double estimate) {
    return estimate >= leastAdmissible.at(station) && estimate <= greatestAdmissible.at(station);
  }

  boolean isValid(int station, double estimate) {
    return estimate >= leastValid.at(station) && estimate <= greatestValid.at(station);
  }

  /** Whether the background confirms all tested stations; of one alone the bounds do not. */
  boolean confirms(Circle circle, double[] background, boolean alone) {
    for (int t = 0; t < circle.testedSize; t++) {
      int place = circle.tested[t];
      int station = circle.station(place);
      double expected = background[place];
      if (!isValid(station, expected)
          || alone
              && (expected == leastValid.at(station) || expected == greatestValid.at(station))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Compares residuals: z = (χ − median) / (IQR + IQR/√n) over the inner stations with admissible
   * estimates, or χ itself.
   *
   * @param chi residuals by place in the inner circle
   * @param least by place in the inner circle; their IQR is the least to assume
   * @param estimates by place in the box
   * @param background by place in the box; decides which threshold counts
   */
  Verdict worst(
      Circle circle,
      double[] chi,
      double[] least,
      double[] estimates,
      double[] background,
      boolean raw) {
    double[] kept = new double[circle.innerSize];
    double[] keptLeast = new double[circle.innerSize];
    int n = 0;
    for (int l = 0; l < circle.innerSize; l++) {
      if (isAdmissible(circle.station(circle.inner[l]), estimates[circle.inner[l]])) {
        kept[n] = chi[l];
        keptLeast[n++] = least[l];
      }
    }
    if (n == 0) {
      return new Verdict.AllBad();
    }
    double median = raw ? 0 : Quantile.of(kept, n, 0.5);
    double range = raw ? 1 : StrictMath.max(interquartile(kept, n), interquartile(keptLeast, n));
    if (!(range > 0)) {
      return new Verdict.Undecided();
    }
    double scale = raw ? 1 : range + range / StrictMath.sqrt(n);
    return worst(circle, chi, median, scale, estimates, background);
  }

  private Verdict worst(
      Circle circle,
      double[] chi,
      double median,
      double scale,
      double[] estimates,
      double[] background) {
    double largest = Double.NEGATIVE_INFINITY;
    int worst = 0;
    int inner = 0;
    for (int t = 0; t < circle.testedSize; t++) {
      int place = circle.tested[t];
      while (circle.inner[inner] != place) {
        inner++;
      }
      double z = (chi[inner] - median) / scale;
      if (z > largest && !isValid(circle.station(place), estimates[place])) {
        largest = z;
        worst = t;
      }
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return new Verdict.NoneBad();
    }
    int place = circle.tested[worst];
    boolean isAbove = circle.box.values[place] >= background[place];
    double limit = (isAbove ? above : below).at(circle.station(place));
    return largest > limit ? new Verdict.Worst(worst, largest) : new Verdict.NoneBad();
  }

  private static double interquartile(double[] values, int n) {
    Arrays.sort(values, 0, n);
    return Quantile.ofSorted(values, n, 0.75) - Quantile.ofSorted(values, n, 0.25);
  }
}
