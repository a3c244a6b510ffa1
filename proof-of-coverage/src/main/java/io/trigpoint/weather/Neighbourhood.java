package io.trigpoint.weather;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which sites are within reach of each other: straight-line distance through a sphere of 6378137 m,
 * inclusive. Sites at exactly the same coordinates are not neighbours.
 */
public final class Neighbourhood {
  private static final double RADIUS_METRES = 6_378_137;

  private final List<Site> sites;
  private final List<int[]> neighbours;

  private Neighbourhood(List<Site> sites, List<int[]> neighbours) {
    this.sites = sites;
    this.neighbours = neighbours;
  }

  /** Finds the neighbours of every site; a NaN coordinate or radius gives none. */
  public static Neighbourhood of(List<Site> sites, double radiusMetres) {
    List<double[]> points = sites.stream().map(Neighbourhood::cartesian).toList();
    int[] byHeight =
        IntStream.range(0, sites.size())
            .filter(i -> !Double.isNaN(points.get(i)[0] + points.get(i)[2]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> points.get(i)[2]))
            .mapToInt(i -> i)
            .toArray();
    List<List<Integer>> found = new ArrayList<>();
    sites.forEach(site -> found.add(new ArrayList<>()));
    for (int a = 0; a < byHeight.length; a++) {
      double[] from = points.get(byHeight[a]);
      for (int b = a + 1;
          b < byHeight.length && points.get(byHeight[b])[2] - from[2] <= radiusMetres;
          b++) {
        if (near(from, points.get(byHeight[b]), radiusMetres)
            && !sameSpot(sites.get(byHeight[a]), sites.get(byHeight[b]))) {
          found.get(byHeight[a]).add(byHeight[b]);
          found.get(byHeight[b]).add(byHeight[a]);
        }
      }
    }
    return new Neighbourhood(
        List.copyOf(sites), found.stream().map(Neighbourhood::sorted).toList());
  }

  int size() {
    return sites.size();
  }

  Site site(int index) {
    return sites.get(index);
  }

  int[] neighbours(int index) {
    return neighbours.get(index);
  }

  private static int[] sorted(List<Integer> indexes) {
    return indexes.stream().mapToInt(i -> i).sorted().toArray();
  }

  private static boolean sameSpot(Site a, Site b) {
    return a.latitude() == b.latitude() && a.longitude() == b.longitude();
  }

  private static boolean near(double[] a, double[] b, double radius) {
    double x = a[0] - b[0];
    double y = a[1] - b[1];
    double z = a[2] - b[2];
    return x * x + y * y + z * z <= radius * radius;
  }

  private static double[] cartesian(Site site) {
    double lat = StrictMath.toRadians(site.latitude());
    double lon = StrictMath.toRadians(site.longitude());
    return new double[] {
      RADIUS_METRES * StrictMath.cos(lat) * StrictMath.cos(lon),
      RADIUS_METRES * StrictMath.cos(lat) * StrictMath.sin(lon),
      RADIUS_METRES * StrictMath.sin(lat)
    };
  }
}
