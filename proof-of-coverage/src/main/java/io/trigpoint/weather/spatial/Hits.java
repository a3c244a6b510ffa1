package io.trigpoint.weather.spatial;

import java.util.Arrays;

/**
 * Stations that a search found, with squared chords in square metres. Reused from search to search.
 */
final class Hits {
  private int[] stations = new int[64];
  private double[] squares = new double[64];
  private int size;

  int size() {
    return size;
  }

  int station(int hit) {
    return stations[hit];
  }

  double square(int hit) {
    return squares[hit];
  }

  int[] stations() {
    return Arrays.copyOf(stations, size);
  }

  void clear() {
    size = 0;
  }

  void add(int station, double square) {
    makeRoom(1);
    stations[size] = station;
    squares[size] = square;
    size++;
  }

  /** Makes room for so many offers. */
  void makeRoom(int more) {
    if (size + more > stations.length) {
      stations = Arrays.copyOf(stations, 2 * (size + more));
      squares = Arrays.copyOf(squares, 2 * (size + more));
    }
  }

  /** Adds a station that is within reach, where there is room; without a branch to be guessed. */
  void offer(int station, double square, double reach) {
    stations[size] = station;
    squares[size] = square;
    size += square <= reach ? 1 : 0;
  }

  void addFirst(int station, double square) {
    add(station, square);
    for (int hit = size - 1; hit > 0; hit--) {
      swap(hit, hit - 1);
    }
  }

  /** Moves a station to the end, or adds it there, at no distance. */
  void putLast(int station) {
    int kept = 0;
    for (int hit = 0; hit < size; hit++) {
      if (stations[hit] != station) {
        keep(hit, kept++);
      }
    }
    size = kept;
    add(station, 0);
  }

  /** The square beyond which a heap of at most so many takes nothing more. */
  double reach(double square, int most) {
    return size < most ? square : StrictMath.min(square, squares[0]);
  }

  /**
   * Adds to a heap of at most so many, the farthest on top; the farthest is dropped for a nearer
   * one.
   */
  void keepNearest(int station, double square, int most) {
    if (size < most) {
      add(station, square);
      rise(size - 1);
    } else if (square < squares[0] || square == squares[0] && station < stations[0]) {
      stations[0] = station;
      squares[0] = square;
      sink(0, size);
    }
  }

  /** Turns the heap into a list, nearest first. */
  void sortHeap() {
    for (int end = size - 1; end > 0; end--) {
      swap(0, end);
      sink(0, end);
    }
  }

  void keep(int hit, int as) {
    stations[as] = stations[hit];
    squares[as] = squares[hit];
  }

  void truncate(int length) {
    size = length;
  }

  private void rise(int from) {
    for (int at = from; at > 0 && farther(at, (at - 1) / 2); at = (at - 1) / 2) {
      swap(at, (at - 1) / 2);
    }
  }

  private void sink(int from, int end) {
    int at = from;
    while (2 * at + 1 < end) {
      int child = 2 * at + 1;
      if (child + 1 < end && farther(child + 1, child)) {
        child++;
      }
      if (!farther(child, at)) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  /** Of two at the same distance the one with the higher number. */
  private boolean farther(int a, int b) {
    return squares[a] > squares[b] || squares[a] == squares[b] && stations[a] > stations[b];
  }

  private void swap(int a, int b) {
    int station = stations[a];
    stations[a] = stations[b];
    stations[b] = station;
    double square = squares[a];
    squares[a] = squares[b];
    squares[b] = square;
  }
}
