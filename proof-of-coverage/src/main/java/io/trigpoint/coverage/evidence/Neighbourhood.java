package io.trigpoint.coverage.evidence;

import com.uber.h3core.util.LatLng;
import io.trigpoint.coverage.Distance;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Asserted places in squares of a tenth of a degree, to find who stands near whom. */
final class Neighbourhood {
  private static final int PER_DEGREE = 10;
  private static final int AROUND = 360 * PER_DEGREE;
  private static final double METRES_PER_SQUARE = 11_100;

  private final Map<DeviceId, Cell> places = new HashMap<>();
  private final Map<Long, List<DeviceId>> squares = new HashMap<>();

  private Neighbourhood() {}

  static Neighbourhood of(Links links, Collection<DeviceId> devices) {
    Neighbourhood neighbourhood = new Neighbourhood();
    for (DeviceId device : devices) {
      links
          .device(device)
          .flatMap(RegisteredDevice::location)
          .ifPresent(location -> neighbourhood.add(device, location.cell()));
    }
    return neighbourhood;
  }

  /** Great circle between two asserted places. */
  OptionalDouble metres(DeviceId a, DeviceId b) {
    Cell from = places.get(a);
    Cell to = places.get(b);
    return from == null || to == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Distance.metres(from, to));
  }

  /** The others within a distance, at most so many of them, in the order of squares and ids. */
  List<DeviceId> within(DeviceId device, double metres, int most) {
    List<DeviceId> near = new ArrayList<>();
    Optional<Cell> from = Optional.ofNullable(places.get(device));
    if (from.isEmpty()) {
      return near;
    }
    LatLng centre = from.get().centre();
    int reach = (int) StrictMath.ceil(metres / METRES_PER_SQUARE);
    double shrink = StrictMath.max(0.02, StrictMath.cos(StrictMath.toRadians(centre.lat)));
    int across = (int) StrictMath.min(AROUND / 2 - 1, StrictMath.ceil(reach / shrink));
    for (int north = -reach; north <= reach; north++) {
      for (int east = -across; east <= across; east++) {
        for (DeviceId other : square(row(centre) + north, column(centre) + east)) {
          if (near.size() < most && !other.equals(device) && closer(device, other, metres)) {
            near.add(other);
          }
        }
      }
    }
    return near;
  }

  boolean closer(DeviceId a, DeviceId b, double metres) {
    return metres(a, b).orElse(Double.MAX_VALUE) <= metres;
  }

  private void add(DeviceId device, Cell cell) {
    places.put(device, cell);
    LatLng centre = cell.centre();
    List<DeviceId> square =
        squares.computeIfAbsent(key(row(centre), column(centre)), k -> new ArrayList<>());
    square.add(device);
    square.sort(Comparator.naturalOrder());
  }

  private List<DeviceId> square(int row, int column) {
    return squares.getOrDefault(key(row, column), List.of());
  }

  private static int row(LatLng place) {
    return (int) StrictMath.floor(place.lat * PER_DEGREE);
  }

  private static int column(LatLng place) {
    return (int) StrictMath.floor(place.lng * PER_DEGREE);
  }

  private static long key(int row, int column) {
    return (long) row * AROUND + StrictMath.floorMod(column, AROUND);
  }
}
