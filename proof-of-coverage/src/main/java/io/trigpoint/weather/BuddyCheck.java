package io.trigpoint.weather;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares each value with those of its neighbours, after titanlib's buddy check. A value disagrees
 * when |value − mean| / max(√(variance + variance/n), minDeviation) exceeds the threshold. Each
 * pass leaves out what the passes before refused. A NaN is neither judged nor a neighbour.
 *
 * @param minBuddies fewest parties that can judge
 * @param maxElevationDifference metres; neighbours farther up or down are left out, unless it is 0
 *     or less
 * @param elevationGradient change of the value per metre, applied to neighbours when elevation
 *     counts
 */
public record BuddyCheck(
    int minBuddies,
    double threshold,
    double minDeviation,
    int iterations,
    double maxElevationDifference,
    double elevationGradient) {

  /** What the neighbours say of one value. */
  public sealed interface Opinion {
    /** Too few neighbours, or no value. */
    record NotJudged(int buddies) implements Opinion {}

    /** Within the threshold of the neighbours' mean. */
    record Agrees(int buddies, double mean, double deviation) implements Opinion {}

    /** Beyond it. */
    record Disagrees(int buddies, double mean, double deviation) implements Opinion {}
  }

  /** One opinion per site; sites whose {@code checked} is false are neighbours but not judged. */
  public List<Opinion> judge(Neighbourhood places, double[] values, boolean[] checked) {
    List<Opinion> opinions = new ArrayList<>(places.size());
    boolean[] refused = new boolean[places.size()];
    for (int i = 0; i < places.size(); i++) {
      opinions.add(new Opinion.NotJudged(0));
      refused[i] = Double.isNaN(values[i]);
    }
    for (int pass = 0; pass < iterations; pass++) {
      boolean changed = false;
      boolean[] next = refused.clone();
      for (int i = 0; i < places.size(); i++) {
        if (checked[i] && !refused[i]) {
          opinions.set(i, opinion(values[i], buddies(places, values, refused, i)));
          next[i] = opinions.get(i) instanceof Opinion.Disagrees;
          changed |= next[i];
        }
      }
      if (!changed) {
        break;
      }
      refused = next;
    }
    return List.copyOf(opinions);
  }

  private Opinion opinion(double value, double[] buddies) {
    int n = buddies.length;
    if (n < minBuddies) {
      return new Opinion.NotJudged(n);
    }
    double mean = 0;
    for (double buddy : buddies) {
      mean += buddy / n;
    }
    double variance = 0;
    for (double buddy : buddies) {
      variance += (buddy - mean) * (buddy - mean) / n;
    }
    double deviation = StrictMath.max(StrictMath.sqrt(variance + variance / n), minDeviation);
    return StrictMath.abs(value - mean) / deviation > threshold
        ? new Opinion.Disagrees(n, mean, deviation)
        : new Opinion.Agrees(n, mean, deviation);
  }

  /** One value per party: the mean of its sites within reach, shifted to the judged elevation. */
  private double[] buddies(Neighbourhood places, double[] values, boolean[] refused, int judged) {
    Map<Integer, double[]> parties = new TreeMap<>();
    Site own = places.site(judged);
    for (int neighbour : places.neighbours(judged)) {
      Site site = places.site(neighbour);
      double rise = own.elevation() - site.elevation();
      boolean level = maxElevationDifference <= 0;
      if (refused[neighbour]
          || site.party() == own.party()
          || !level && !(StrictMath.abs(rise) <= maxElevationDifference)) {
        continue;
      }
      double[] sum = parties.computeIfAbsent(site.party(), p -> new double[2]);
      sum[0] += values[neighbour] + (level ? 0 : elevationGradient * rise);
      sum[1]++;
    }
    return parties.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray();
  }
}
