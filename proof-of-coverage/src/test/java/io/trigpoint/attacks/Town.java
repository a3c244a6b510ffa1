package io.trigpoint.attacks;

import io.trigpoint.report.Region;
import java.util.random.RandomGenerator;

/**
 * A town and the country around it.
 *
 * @param exponent how fast radio fades with distance there, 2.0 to 4.5
 * @param shadowingDb standard deviation of a link's obstruction
 * @param coreMetres standard deviation of the distance from the centre
 */
record Town(
    int number,
    Region region,
    Place centre,
    double exponent,
    double shadowingDb,
    double coreMetres) {
  static final double SPACING_METRES = 36_000;

  Place core(RandomGenerator random) {
    return centre.moved(coreMetres * random.nextGaussian(), coreMetres * random.nextGaussian());
  }

  Place country(RandomGenerator random) {
    return centre.moved(
        SPACING_METRES * (random.nextDouble() - 0.5), SPACING_METRES * (random.nextDouble() - 0.5));
  }
}
