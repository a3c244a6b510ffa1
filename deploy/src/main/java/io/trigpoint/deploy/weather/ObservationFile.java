package io.trigpoint.deploy.weather;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Recorded observations, read from a CSV file by its header: a time column, a station column when
 * there are several stations, and any of the columns that {@link ObservationColumn} knows.
 */
public final class ObservationFile implements WeatherFeed {
  private static final String ONLY_STATION = "station01";

  private final String name;
  private final SequencedMap<String, List<Sample>> rows;
  private final Instant from;
  private final Duration spacing;

  private ObservationFile(
      String name, SequencedMap<String, List<Sample>> rows, Instant from, Duration spacing) {
    this.name = name;
    this.rows = rows;
    this.from = from;
    this.spacing = spacing;
  }

  /** One line of the file. */
  private record Row(String station, Instant time, Sample sample) {}

  /** Reads a file; one without a usable column is an {@link IOException} that says so. */
  public static ObservationFile read(Path csv) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(csv)) {
      String first = reader.readLine();
      if (first == null) {
        throw new IOException(csv + " is empty");
      }
      List<String> header = Arrays.asList(first.split(",", -1));
      if (header.stream().noneMatch(column -> ObservationColumn.named(column).isPresent())) {
        throw new IOException(csv + " has none of the known columns in its header: " + first);
      }
      List<Row> rows = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(row(header, line.split(",", -1), csv));
      }
      return of(String.valueOf(csv.getFileName()), rows, csv);
    }
  }

  private static ObservationFile of(String name, List<Row> rows, Path csv) throws IOException {
    NavigableMap<String, NavigableMap<Instant, Sample>> byStation = new TreeMap<>();
    for (Row row : rows) {
      byStation
          .computeIfAbsent(row.station(), _ -> new TreeMap<>())
          .putIfAbsent(row.time(), row.sample());
    }
    if (byStation.isEmpty()) {
      throw new IOException(csv + " has no rows");
    }
    SequencedMap<String, List<Sample>> samples = new TreeMap<>();
    byStation.forEach((station, series) -> samples.put(station, List.copyOf(series.values())));
    List<Instant> times = List.copyOf(byStation.firstEntry().getValue().navigableKeySet());
    Duration spacing =
        times.size() > 1 ? Duration.between(times.get(0), times.get(1)) : Duration.ofMinutes(5);
    return new ObservationFile(name, samples, times.getFirst(), spacing);
  }

  private static Row row(List<String> header, String[] cells, Path csv) throws IOException {
    String station = ONLY_STATION;
    Optional<Instant> time = Optional.empty();
    Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
    for (int i = 0; i < Math.min(cells.length, header.size()); i++) {
      String cell = cells[i].strip();
      switch (header.get(i)) {
        case "station" -> station = cell;
        case "time", "time_utc" -> time = Optional.of(instant(cell));
        default -> {
          Optional<ObservationColumn> column = ObservationColumn.named(header.get(i));
          if (column.isPresent() && !cell.isEmpty() && !cell.equals("NA")) {
            values.put(column.get().quantity(), column.get().convert(Double.parseDouble(cell)));
          }
        }
      }
    }
    return new Row(
        station,
        time.orElseThrow(() -> new IOException(csv + " has a row without a time")),
        new Sample(new TreeMap<>(values)));
  }

  private static Instant instant(String text) {
    return text.endsWith("Z")
        ? Instant.parse(text)
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  @Override
  public List<String> stations() {
    return List.copyOf(rows.keySet());
  }

  @Override
  public Optional<Sample> sample(String station, int row) {
    List<Sample> series = rows.getOrDefault(station, List.of());
    return row < series.size() ? Optional.of(series.get(row)) : Optional.empty();
  }

  @Override
  public Duration spacing() {
    return spacing;
  }

  @Override
  public String description() {
    return "replay of real observations: " + name + ", " + rows.size() + " stations, from " + from;
  }
}
