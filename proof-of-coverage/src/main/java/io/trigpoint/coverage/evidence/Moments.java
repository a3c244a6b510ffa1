package io.trigpoint.coverage.evidence;

/** Sums of points as they pass, centred so that no digits are lost. */
final class Moments {
  private int count;
  private double meanX;
  private double meanY;
  private double xx;
  private double xy;
  private double yy;

  void add(double x, double y) {
    count++;
    double dx = x - meanX;
    double dy = y - meanY;
    meanX += dx / count;
    meanY += dy / count;
    xx += dx * (x - meanX);
    xy += dx * (y - meanY);
    yy += dy * (y - meanY);
  }

  int count() {
    return count;
  }

  /** Sum of squares of x about its mean. */
  double squares() {
    return xx;
  }

  /** Sum of products of x and y about their means. */
  double products() {
    return xy;
  }

  /** Of y over x; NaN when all x are equal. */
  double slope() {
    return xx > 0 ? xy / xx : Double.NaN;
  }

  /** Root mean square of y about the line. */
  double residual() {
    return StrictMath.sqrt(
        StrictMath.max(0, xx > 0 ? yy - xy * xy / xx : yy) / StrictMath.max(1, count));
  }

  /** Standard deviation of y (n − 1). */
  double deviation() {
    return count < 2 ? Double.NaN : StrictMath.sqrt(yy / (count - 1));
  }

  /** Root mean square of y about zero. */
  double rootMeanSquare() {
    return StrictMath.sqrt(yy / StrictMath.max(1, count) + meanY * meanY);
  }
}
