package io.trigpoint.weather.spatial;

/** Optimal interpolation of the deviations of a box from its background. Reused from box to box. */
final class Interpolation {
  private final Cholesky cholesky = new Cholesky();
  private double[] deviations = new double[0];
  private double[] weights = new double[0];
  private double[] diagonal = new double[0];
  private double[] nearness = new double[0];
  private double[] shares = new double[0];
  private int n;
  private double variance;

  /** False when the covariances have no inverse. */
  boolean take(Box box, Background.Profile expected, PerStation error) {
    makeRoom(box.n);
    for (int i = 0; i < n; i++) {
      deviations[i] = box.values[i] - expected.at(box.elevations[i]);
    }
    return solve(box, error);
  }

  /** The same with an expected value for each place in the box. */
  boolean take(Box box, double[] expected, PerStation error) {
    makeRoom(box.n);
    for (int i = 0; i < n; i++) {
      deviations[i] = box.values[i] - expected[i];
    }
    return solve(box, error);
  }

  private void makeRoom(int size) {
    n = size;
    if (deviations.length < n) {
      deviations = new double[n];
      weights = new double[n];
      diagonal = new double[n];
      nearness = new double[n];
      shares = new double[n];
    }
  }

  private boolean solve(Box box, PerStation error) {
    if (!cholesky.take(box.covariances(error), n)) {
      return false;
    }
    cholesky.times(deviations, weights);
    cholesky.diagonal(diagonal);
    return true;
  }

  /** How far the value at a place is from the background. */
  double deviation(int place) {
    return deviations[place];
  }

  /** How far it is from the interpolation, for the ratio of the variances there. */
  double residualWith(int place, double ratio) {
    return ratio * weights[place];
  }

  /** How far it is from the interpolation without it. */
  double residualWithout(int place) {
    return weights[place] / diagonal[place];
  }

  /** How far a station that is not in the box is from the interpolation. */
  double residual(int station, Box box, Background.Profile expected) {
    box.correlate(station, nearness);
    cholesky.times(nearness, shares);
    double interpolated = 0;
    double known = 0;
    for (int i = 0; i < n; i++) {
      interpolated += nearness[i] * weights[i];
      known += nearness[i] * shares[i];
    }
    variance = StrictMath.max(0, 1 - known);
    return box.deviation(station, expected) - interpolated;
  }

  /** The variance of the last residual's interpolation, in variances of the background. */
  double variance() {
    return variance;
  }

  /** Median of the stations' own residuals without them, each over its deviation. */
  double medianResidual() {
    for (int i = 0; i < n; i++) {
      shares[i] = StrictMath.abs(weights[i]) / StrictMath.sqrt(diagonal[i]);
    }
    return Quantile.of(shares, n, 0.5);
  }
}
