package io.trigpoint.weather.spatial;

/**
 * What estimates are plausible: between the least and the greatest admissible value, of all
 * stations under the reference's rules, of the box otherwise.
 */
record Bounds(double least, double greatest) {
  static Bounds of(Spread spread) {
    return new Bounds(spread.leastAdmissible().smallest(), spread.greatestAdmissible().largest());
  }

  static Bounds of(Spread spread, Box box) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < box.n; i++) {
      least = StrictMath.min(least, spread.leastAdmissible().at(box.stations[i]));
      greatest = StrictMath.max(greatest, spread.greatestAdmissible().at(box.stations[i]));
    }
    return new Bounds(least, greatest);
  }

  double clip(double value) {
    return StrictMath.min(StrictMath.max(value, least), greatest);
  }

  boolean hold(double value) {
    return value >= least && value <= greatest;
  }
}
