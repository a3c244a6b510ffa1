package io.trigpoint.weather.spatial;

/**
 * The stations around one, and how far apart they are from each other. Reused from box to box;
 * matrices are stored row by row, and only their lower halves are filled.
 */
final class Box {
  private final Network network;
  private final Sphere sphere;
  int n;
  int[] stations = new int[0];
  double[] values = new double[0];
  double[] elevations = new double[0];

  /** Great circles in metres. */
  private double[] distances = new double[0];

  private double[] rowDistances = new double[0];
  private double[] covariances = new double[0];
  private double horizontal;
  private double vertical;

  /** Correlations exp(−½(d/Dh)² − ½(Δz/Dz)²), 1 on the diagonal. */
  double[] correlations = new double[0];

  Box(Network network, Sphere sphere) {
    this.network = network;
    this.sphere = sphere;
  }

  void take(Hits hits) {
    n = hits.size();
    if (stations.length < n) {
      stations = new int[n];
      values = new double[n];
      elevations = new double[n];
      rowDistances = new double[n];
      distances = new double[n * n];
      correlations = new double[n * n];
    }
    for (int i = 0; i < n; i++) {
      stations[i] = hits.station(i);
      values[i] = network.value[stations[i]];
      elevations[i] = network.elevation[stations[i]];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double distance = Sphere.arc(sphere.square(stations[i], stations[j]));
        distances[i * n + j] = distance;
        distances[j * n + i] = distance;
      }
      distances[i * n + i] = 0;
    }
  }

  /** Mean over the stations of a quantile of the distances to all, itself at 0 among them. */
  double meanQuantile(double share) {
    int last = StrictMath.min((int) (share * (n - 1)) + 1, n - 1);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sortFirst(i, last + 1);
      sum += Quantile.ofSorted(rowDistances, n, share);
    }
    return sum / n;
  }

  /** Mean over the stations of the distance to the kth closest; itself is the first. */
  double meanOfClosest(int k) {
    int at = k > n ? n - 1 : k - 1;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sortFirst(i, at + 1);
      sum += rowDistances[at];
    }
    return sum / n;
  }

  void correlate(double horizontalScale, double verticalScale) {
    horizontal = -0.5 / (horizontalScale * horizontalScale);
    vertical = -0.5 / (verticalScale * verticalScale);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double distance = distances[i * n + j];
        double rise = elevations[i] - elevations[j];
        double exponent = distance * distance * horizontal + rise * rise * vertical;
        correlations[i * n + j] = StrictMath.exp(exponent);
      }
      correlations[i * n + i] = 1;
    }
  }

  /** Correlations of a station outside the box with those in it, after {@link #correlate}. */
  void correlate(int station, double[] into) {
    for (int i = 0; i < n; i++) {
      double distance = Sphere.arc(sphere.square(station, stations[i]));
      double rise = network.elevation[station] - elevations[i];
      into[i] = StrictMath.exp(distance * distance * horizontal + rise * rise * vertical);
    }
  }

  double deviation(int station, Background.Profile expected) {
    return network.value[station] - expected.at(network.elevation[station]);
  }

  /** Whichever of the two is in the lower half. */
  double correlation(int i, int j) {
    return i > j ? correlations[i * n + j] : correlations[j * n + i];
  }

  /** Sorts the least so many distances of a row; the others are not kept. */
  private void sortFirst(int row, int count) {
    int kept = 0;
    for (int j = 0; j < n; j++) {
      double distance = distances[row * n + j];
      if (kept < count || distance < rowDistances[kept - 1]) {
        int at = kept < count ? kept++ : kept - 1;
        while (at > 0 && rowDistances[at - 1] > distance) {
          rowDistances[at] = rowDistances[at - 1];
          at--;
        }
        rowDistances[at] = distance;
      }
    }
  }

  /** The correlations with the errors on the diagonal; the next call overwrites them. */
  double[] covariances(PerStation errors) {
    if (covariances.length < n * n) {
      covariances = new double[n * n];
    }
    System.arraycopy(correlations, 0, covariances, 0, n * n);
    for (int i = 0; i < n; i++) {
      covariances[i * n + i] += errors.at(stations[i]);
    }
    return covariances;
  }
}
