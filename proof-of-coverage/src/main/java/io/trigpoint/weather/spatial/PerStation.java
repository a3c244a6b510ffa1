package io.trigpoint.weather.spatial;

import java.util.Arrays;

/** A figure for each station, or one for all. */
public final class PerStation {
  private final double[] figures;

  private PerStation(double[] figures) {
    this.figures = figures;
  }

  /** One figure for all stations, or one for each in their order; at least one. */
  public static PerStation of(double... figures) {
    if (figures.length == 0) {
      throw new IllegalArgumentException("at least one figure");
    }
    return new PerStation(figures.clone());
  }

  /** Whether there is one figure for all, or exactly one for each of so many stations. */
  public boolean fits(int stations) {
    return figures.length == 1 || figures.length == stations;
  }

  double at(int station) {
    return figures.length == 1 ? figures[0] : figures[station];
  }

  PerStation inOrder(int[] order) {
    return figures.length == 1
        ? this
        : new PerStation(Arrays.stream(order).mapToDouble(this::at).toArray());
  }

  double smallest() {
    double smallest = Double.POSITIVE_INFINITY;
    for (double figure : figures) {
      smallest = figure < smallest ? figure : smallest;
    }
    return smallest;
  }

  double largest() {
    double largest = Double.NEGATIVE_INFINITY;
    for (double figure : figures) {
      largest = figure > largest ? figure : largest;
    }
    return largest;
  }
}
