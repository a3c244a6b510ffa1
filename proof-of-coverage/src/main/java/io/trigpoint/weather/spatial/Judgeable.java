package io.trigpoint.weather.spatial;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The stations of a network that can be judged, in an order that follows from what they are, so
 * that the order in which they came changes nothing. Of stations that are the same in everything
 * one is judged for all.
 */
final class Judgeable {
  static final double MOST_DEGREES_NORTH = 90;
  static final double MOST_DEGREES_EAST = 360;
  static final double MOST_METRES = 1e5;
  private static final double MOST_VALUE = 1e6;

  private final Network network;
  private final String[] whys;

  /** The judged stations, by their numbers in the network. */
  private final int[] order;

  /** For each station of the network its place in the order, or that of its twin. */
  private final int[] rank;

  private final boolean[] hasTwin;

  private Judgeable(Network network, String[] whys) {
    this.network = network;
    this.whys = whys;
    Comparator<Integer> comparator = network.byPlaceAndHash();
    Integer[] sorted =
        IntStream.range(0, network.size())
            .filter(i -> whys[i].isEmpty())
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(sorted, comparator);
    rank = new int[network.size()];
    hasTwin = new boolean[network.size()];
    int[] firsts = new int[sorted.length];
    int found = 0;
    for (int i = 0; i < sorted.length; i++) {
      boolean twin = i > 0 && comparator.compare(sorted[i - 1], sorted[i]) == 0;
      if (twin) {
        hasTwin[sorted[i]] = true;
        hasTwin[sorted[i - 1]] = true;
      } else {
        firsts[found++] = sorted[i];
      }
      rank[sorted[i]] = found - 1;
    }
    order = Arrays.copyOf(firsts, found);
  }

  static Judgeable of(Network network, SpatialRule.Needs needs) {
    String[] whys = new String[network.size()];
    for (int i = 0; i < whys.length; i++) {
      whys[i] = why(network, needs, i);
    }
    return new Judgeable(network, whys);
  }

  Flags judge(SpatialRule rule) {
    Network judged = network.inOrder(order);
    Flags found = rule.inOrder(order).check(judged, new IndependentSurroundings(judged));
    Flags flags = new Flags(network.size(), Flags.NOT_JUDGED);
    for (int i = 0; i < whys.length; i++) {
      if (whys[i].isEmpty()) {
        flags.copy(i, found, rank[i], order);
        if (hasTwin[i] && rule instanceof Duplicates) {
          flags.set(i, Flags.FAIL);
        }
      } else {
        flags.notJudged(i, Flags.NOT_JUDGED, whys[i]);
      }
    }
    return flags;
  }

  private static String why(Network network, SpatialRule.Needs needs, int station) {
    boolean placed =
        StrictMath.abs(network.latitude[station]) <= MOST_DEGREES_NORTH
            && StrictMath.abs(network.longitude[station]) <= MOST_DEGREES_EAST;
    if (needs.place() && !placed) {
      return "no valid place";
    }
    if (needs.elevation() && !isWithin(network.elevation[station], MOST_METRES)) {
      return "no valid elevation";
    }
    return needs.value() && !isWithin(network.value[station], MOST_VALUE) ? "no valid value" : "";
  }

  private static boolean isWithin(double figure, double most) {
    return StrictMath.abs(figure) <= most;
  }
}
