package io.trigpoint.coverage.evidence;

/**
 * Least squares of y = intercept + slope x.
 *
 * @param slopeError standard error of the slope
 * @param determination R²
 * @param deviation of the residuals
 */
record LineFit(
    double slope, double intercept, double slopeError, double determination, double deviation) {

  /** NaN figures when there are fewer than three points, or all x are equal. */
  static LineFit of(double[] x, double[] y) {
    int n = x.length;
    double meanX = Sample.of(x).mean();
    double meanY = Sample.of(y).mean();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    if (n < 3 || !(xx > 0)) {
      return new LineFit(Double.NaN, meanY, Double.NaN, Double.NaN, Double.NaN);
    }
    double slope = xy / xx;
    double left = StrictMath.max(0, yy - slope * xy);
    double variance = left / (n - 2);
    return new LineFit(
        slope,
        meanY - slope * meanX,
        StrictMath.sqrt(variance / xx),
        yy > 0 ? 1 - left / yy : 0,
        StrictMath.sqrt(variance));
  }
}
