package io.trigpoint.weather.spatial;

/**
 * How far correlations reach.
 *
 * @param minHorizontal metres
 * @param maxHorizontal metres
 * @param closest between these bounds the mean distance to the closest of this number counts, the
 *     station itself being the first
 * @param vertical metres
 */
public record ScaleRule(double minHorizontal, double maxHorizontal, int closest, double vertical) {
  void correlate(Box box) {
    double scale = StrictMath.max(box.meanOfClosest(closest), minHorizontal);
    box.correlate(StrictMath.min(scale, maxHorizontal), vertical);
  }
}
