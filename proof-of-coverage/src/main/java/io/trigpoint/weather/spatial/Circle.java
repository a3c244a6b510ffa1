package io.trigpoint.weather.spatial;

import java.util.function.IntPredicate;

/** The outer circle around a station, and which of it are in the inner one and to be tested. */
final class Circle {
  final Box box;

  /** Places in the box. */
  int[] inner = new int[0];

  int innerSize;

  /** Places in the box. */
  int[] tested = new int[0];

  int testedSize;

  Circle(Network network, Sphere sphere) {
    box = new Box(network, sphere);
  }

  int station(int place) {
    return box.stations[place];
  }

  void take(Hits hits, double innerRadius, IntPredicate isOpen) {
    box.take(hits);
    makeRoom();
    for (int i = 0; i < hits.size(); i++) {
      if (hits.square(i) <= innerRadius * innerRadius) {
        inner[innerSize++] = i;
        if (isOpen.test(hits.station(i))) {
          tested[testedSize++] = i;
        }
      }
    }
  }

  /** Tests only the station itself, which stands last. */
  void takeAlone(Hits hits, double innerRadius, int station) {
    hits.putLast(station);
    take(hits, innerRadius, _ -> false);
    tested[testedSize++] = hits.size() - 1;
  }

  private void makeRoom() {
    if (inner.length < box.n) {
      inner = new int[box.n];
      tested = new int[box.n];
    }
    innerSize = 0;
    testedSize = 0;
  }
}
