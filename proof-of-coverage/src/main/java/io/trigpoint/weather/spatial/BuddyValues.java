package io.trigpoint.weather.spatial;

import java.util.Arrays;

/** The values of a station's neighbours, brought to its elevation where elevation counts. */
final class BuddyValues {
  private final Network network;
  private final Surroundings around;
  private final double maxElevationDifference;
  private final double elevationGradient;
  private final Hits hits = new Hits();
  private double[] values = new double[64];
  private int size;

  BuddyValues(
      Network network,
      Surroundings around,
      double maxElevationDifference,
      double elevationGradient) {
    this.network = network;
    this.around = around;
    this.maxElevationDifference = maxElevationDifference;
    this.elevationGradient = elevationGradient;
  }

  /** How many there are. */
  int find(int station, double radius, boolean[] refused) {
    around.neighbours(station, radius, Integer.MAX_VALUE, refused, hits);
    if (values.length < hits.size()) {
      values = Arrays.copyOf(values, 2 * hits.size());
    }
    boolean flat = maxElevationDifference <= 0;
    size = 0;
    for (int hit = 0; hit < hits.size(); hit++) {
      int other = hits.station(hit);
      double rise = network.elevation[station] - network.elevation[other];
      if (flat || StrictMath.abs(rise) <= maxElevationDifference) {
        hits.keep(hit, size);
        values[size++] = network.value[other] + (flat ? 0 : elevationGradient * rise);
      }
    }
    hits.truncate(size);
    return size;
  }

  int size() {
    return size;
  }

  double own(int station) {
    return network.value[station];
  }

  void tooFew(Flags flags, int station, int wanted) {
    around.tooFew(flags, station, Flags.PASS, size + " of " + wanted + " neighbours");
  }

  void keepHeard(Flags flags, int station) {
    around.keepHeard(flags, station, hits);
  }

  double sum() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i];
    }
    return sum;
  }

  /** Sum of squared distances from a mean. */
  double squares(double mean) {
    double squares = 0;
    for (int i = 0; i < size; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return squares;
  }

  int below(double threshold) {
    int below = 0;
    for (int i = 0; i < size; i++) {
      below += values[i] < threshold ? 1 : 0;
    }
    return below;
  }
}
