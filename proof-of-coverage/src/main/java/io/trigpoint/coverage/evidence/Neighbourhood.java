package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asserted places in squares of a tenth of a degree, to find who stands near whom. */
final class Neighbourhood {
  private static final int PER_DEGREE = 10;
  private static final int AROUND = 360 * PER_DEGREE;
  private static final double METRES_PER_SQUARE = 11_100;

  private final Globe globe;
  private final long[] squares;
  private final int[] devices;

  private Neighbourhood(Globe globe) {
    this.globe = globe;
    long[] square = new long[globe.devices()];
    int[] placed = Arrays.stream(Order.given(square.length)).filter(globe::placed).toArray();
    for (int device : placed) {
      Position place = globe.position(device);
      square[device] = square(row(place), column(place));
    }
    int[] ranks = Order.ranks(square);
    this.devices = Order.by(ranks, ranks.length, placed);
    this.squares = Arrays.stream(devices).mapToLong(device -> square[device]).toArray();
  }

  /** By number of the device; those without a place are near nobody. */
  static Neighbourhood of(List<Optional<Position>> positions) {
    return new Neighbourhood(new Globe(positions));
  }

  /** Great circle between two asserted places; NaN when there are not two. */
  double metres(int a, int b) {
    return globe.placed(a) && globe.placed(b) ? globe.metres(a, b) : Double.NaN;
  }

  boolean closer(int a, int b, double metres) {
    return globe.placed(a) && globe.placed(b) && globe.closer(a, b, metres, Globe.chord(metres));
  }

  /**
   * The others within a distance, at most so many of them, from south to north, then from west to
   * east by squares, then by numbers.
   */
  int[] within(int device, double metres, int most) {
    if (!globe.placed(device)) {
      return new int[0];
    }
    Position centre = globe.position(device);
    int reach = (int) StrictMath.ceil(metres / METRES_PER_SQUARE);
    int across = across(centre, metres);
    int columns = StrictMath.min(2 * across + 1, AROUND);
    Search search = new Search(device, metres, StrictMath.min(most, devices.length));
    for (int north = -reach; north <= reach; north++) {
      int west = StrictMath.floorMod(column(centre) - across, AROUND);
      int beforeWrap = StrictMath.min(columns, AROUND - west);
      search.row(square(row(centre) + north, west), beforeWrap);
      search.row(square(row(centre) + north, 0), columns - beforeWrap);
    }
    return search.found();
  }

  /** How many squares to the east and to the west a circle reaches: all when it holds a pole. */
  private static int across(Position centre, double metres) {
    double angle = metres / Globe.RADIUS_METRES;
    if (StrictMath.abs(centre.latitude()) + angle >= StrictMath.PI / 2) {
      return AROUND / 2;
    }
    double widest = StrictMath.asin(StrictMath.sin(angle) / centre.cosLatitude());
    return 1 + (int) StrictMath.ceil(StrictMath.toDegrees(widest) * PER_DEGREE);
  }

  /** What was found so far around a device. */
  private final class Search {
    private final int device;
    private final double metres;
    private final double chord;
    private final int[] near;
    private int count;

    Search(int device, double metres, int most) {
      this.device = device;
      this.metres = metres;
      this.chord = Globe.chord(metres);
      this.near = new int[most];
    }

    /** Looks at some squares, one east of the other. */
    void row(long first, int columns) {
      for (int at = firstFrom(first);
          at < devices.length && squares[at] < first + columns && count < near.length;
          at++) {
        int other = devices[at];
        if (other != device && globe.closer(device, other, metres, chord)) {
          near[count++] = other;
        }
      }
    }

    int[] found() {
      return Arrays.copyOf(near, count);
    }
  }

  /** The index of the first device in a square or after it. */
  private int firstFrom(long square) {
    int low = 0;
    int high = squares.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (squares[middle] < square) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int row(Position place) {
    return (int) StrictMath.floor(StrictMath.toDegrees(place.latitude()) * PER_DEGREE);
  }

  private static int column(Position place) {
    return (int) StrictMath.floor(place.longitude() * PER_DEGREE);
  }

  private static long square(int row, int column) {
    return (long) row * AROUND + StrictMath.floorMod(column, AROUND);
  }
}
