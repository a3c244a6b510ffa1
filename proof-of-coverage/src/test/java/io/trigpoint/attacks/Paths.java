package io.trigpoint.attacks;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.report.Hertz;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What lies between any two radios: distance law, obstruction, horizon. Drawn from the seed and the
 * two sites, so that it is the same whoever asks first.
 */
final class Paths {
  private static final double NEAR_METRES = 4;
  private static final double HORIZON_KM = 4.12;
  private static final double BEHIND_HORIZON_DB = 15;
  private static final double DEEPER_DB_PER_KM = 1;
  private static final double LIGHT_METRES_PER_MICRO = 299.792458;
  private final long seed;
  private final Map<Long, Link> links = new HashMap<>();

  Paths(long seed) {
    this.seed = seed;
  }

  Link between(Radio from, Radio to) {
    return links.computeIfAbsent(
        ((long) from.number() << Integer.SIZE) + to.number(), pair -> draw(from, to));
  }

  /** The mean signal at the far end in dBm. */
  static double signal(Radio from, double conductedDbm, Link link) {
    return conductedDbm + from.antennaDb() + link.to().antennaDb() - link.lossDb();
  }

  Link draw(Radio from, Radio to) {
    long low = StrictMath.min(from.site(), to.site());
    long high = StrictMath.max(from.site(), to.site());
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + (low << 20) + high);
    double metres = StrictMath.max(5, from.place().metresTo(to.place()));
    Hertz middle = from.town().region().channels().get(3);
    double free = LinkBudget.freeSpaceLoss(middle, metres);
    double exponent = (from.town().exponent() + to.town().exponent()) / 2;
    double spread = (from.town().shadowingDb() + to.town().shadowingDb()) / 2;
    double obstructed =
        LinkBudget.freeSpaceLoss(middle, StrictMath.min(metres, NEAR_METRES))
            + 10 * exponent * StrictMath.log10(StrictMath.max(1, metres / NEAR_METRES))
            + spread * random.nextGaussian()
            + behindHorizon(from, to, metres / 1_000);
    double loss = StrictMath.max(free, obstructed);
    boolean clear = loss < free + 6;
    double fading = clear ? 1.2 + random.nextDouble() : 2 + 2 * random.nextDouble();
    double ceiling = clear ? 2.5 : 2.5 + loss - free;
    return new Link(to, loss, fading, ceiling, metres / LIGHT_METRES_PER_MICRO);
  }

  private static double behindHorizon(Radio from, Radio to, double km) {
    double horizon =
        HORIZON_KM
            * (StrictMath.sqrt(from.stand().metres()) + StrictMath.sqrt(to.stand().metres()));
    return km <= horizon ? 0 : BEHIND_HORIZON_DB + DEEPER_DB_PER_KM * (km - horizon);
  }
}
