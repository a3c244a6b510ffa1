package io.trigpoint.weather.spatial;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Seeded networks with everything that a careless or hostile station can claim. */
final class HostileNetworks {
  private static final double[] WILD = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1e308,
    -1e308,
    Double.MIN_VALUE,
    -0.0,
    1e6,
    -9999
  };
  private static final double[][] CENTRES = {
    {50, 4}, {90, 0}, {-90, 77}, {0, 180}, {-17, -179.9999}, {89.9, -30}, {65, 360}
  };

  private HostileNetworks() {}

  /** No station to sixty, within some kilometres; a share of the figures is wild. */
  static Network of(long seed) {
    Random random = new Random(seed);
    int n = random.nextInt(8) == 0 ? random.nextInt(3) : 3 + random.nextInt(58);
    double[] centre = CENTRES[random.nextInt(CENTRES.length)];
    double[] lat = new double[n];
    double[] lon = new double[n];
    double[] elev = new double[n];
    double[] value = new double[n];
    for (int i = 0; i < n; i++) {
      int twin = i > 0 && random.nextInt(6) == 0 ? random.nextInt(i) : -1;
      lat[i] = twin >= 0 ? lat[twin] : wild(random, centre[0] + 0.2 * random.nextGaussian());
      lon[i] = twin >= 0 ? lon[twin] : wild(random, centre[1] + 0.2 * random.nextGaussian());
      if (twin >= 0 && random.nextBoolean()) {
        lat[i] = StrictMath.nextUp(lat[i]);
      }
      elev[i] = wild(random, 100 + 80 * random.nextGaussian());
      value[i] = wild(random, 12 + random.nextGaussian());
    }
    List<String> owners =
        IntStream.range(0, n).mapToObj(i -> "owner" + random.nextInt(2 * n + 1)).toList();
    return Network.of(lat, lon, elev, value).ownedBy(owners);
  }

  private static double wild(Random random, double tame) {
    return random.nextInt(12) == 0 ? WILD[random.nextInt(WILD.length)] : tame;
  }

  /** Twenty owners around a town, who agree. */
  static Network town(long seed) {
    Random random = new Random(seed);
    int n = 20;
    double[] lat = random.doubles(n, 50.9, 51.1).toArray();
    double[] lon = random.doubles(n, 3.6, 3.9).toArray();
    double[] elev = random.doubles(n, 0, 60).toArray();
    double[] value = new double[n];
    for (int i = 0; i < n; i++) {
      value[i] = 15 - 0.0065 * elev[i] + 0.3 * random.nextGaussian();
    }
    return Network.of(lat, lon, elev, value)
        .ownedBy(IntStream.range(0, n).mapToObj(i -> "owner" + i).toList());
  }

  /** One more station. */
  static Network with(
      Network network, double lat, double lon, double elev, double value, String owner) {
    int n = network.size();
    int[] order = IntStream.rangeClosed(0, n).map(i -> i % StrictMath.max(n, 1)).toArray();
    Network more = network.inOrder(order);
    more.latitude[n] = lat;
    more.longitude[n] = lon;
    more.elevation[n] = elev;
    more.value[n] = value;
    return more.ownedBy(
        IntStream.rangeClosed(0, n).mapToObj(i -> i == n ? owner : network.owner(i)).toList());
  }

  /** A check with the default figures of temperature. */
  static SpatialRule rule(SpatialCheck check, Network network, ParameterSet set) {
    return new RuleReading(
            name ->
                switch (name) {
                  case "unixday" -> new double[] {18_414};
                  case "inner_radius" -> new double[] {20_000};
                  default -> SpatialParameters.TEMPERATURE.figure(check, name, network);
                },
            set)
        .rule(check);
  }
}
