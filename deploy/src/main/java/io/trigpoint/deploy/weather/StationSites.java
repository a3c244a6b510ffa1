package io.trigpoint.deploy.weather;

import io.trigpoint.deploy.air.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where stations stand. */
public record StationSites(SortedMap<String, Place> places) {
  private static final double GOLDEN_ANGLE = 137.508;

  public StationSites {
    places = new TreeMap<>(places);
  }

  /** Reads a CSV file with the columns station, lat and lon. */
  public static StationSites read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    List<String> header = Arrays.asList(lines.getFirst().split(",", -1));
    int station = header.indexOf("station");
    int latitude = header.indexOf("lat");
    int longitude = header.indexOf("lon");
    if (Math.min(station, Math.min(latitude, longitude)) < 0) {
      throw new IOException(csv + " needs the columns station, lat, lon");
    }
    SortedMap<String, Place> places = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      places.put(
          cells[station],
          new Place(Double.parseDouble(cells[latitude]), Double.parseDouble(cells[longitude])));
    }
    return new StationSites(places);
  }

  /** A spiral around a centre, three kilometres and more apart. */
  public static StationSites around(Place centre, List<String> stations) {
    SortedMap<String, Place> places = new TreeMap<>();
    for (int i = 0; i < stations.size(); i++) {
      places.put(
          stations.get(i), centre.offset(i * GOLDEN_ANGLE, 3_200 * StrictMath.sqrt(i + 0.5)));
    }
    return new StationSites(places);
  }

  public Place placeOf(String station) {
    return Optional.ofNullable(places.get(station))
        .orElseThrow(() -> new NoSuchElementException("no position is known of " + station));
  }

  /** The station with the nearest neighbours, by the distance to its third nearest. */
  public Optional<String> bestSurrounded(List<String> among) {
    return among.stream().min(Comparator.comparingDouble(name -> thirdNearest(name, among)));
  }

  private double thirdNearest(String station, List<String> among) {
    List<Double> distances =
        among.stream()
            .filter(other -> !other.equals(station))
            .map(other -> placeOf(station).metresTo(placeOf(other)))
            .sorted()
            .toList();
    return distances.isEmpty() ? 0 : distances.get(Math.min(2, distances.size() - 1));
  }

  /** All places by name. */
  public Map<String, Place> byName() {
    return places;
  }
}
