package io.trigpoint.weather.epoch;

import static io.trigpoint.report.WeatherVariable.SEA_LEVEL_PRESSURE;
import static io.trigpoint.report.WeatherVariable.STATION_PRESSURE;

import com.uber.h3core.util.LatLng;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Observation;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import io.trigpoint.weather.WeatherInputs;
import io.trigpoint.weather.WeatherRefusal;
import io.trigpoint.weather.score.NetworkDay;
import io.trigpoint.weather.score.ScoredStation;
import io.trigpoint.weather.self.SelfParameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The readings of an epoch as series, each station's in the order of its own times. A reading that
 * failed as weather is a sample; one that has no place or no time is none.
 */
final class StationSamples {
  private static final Set<String> NO_SAMPLE =
      Set.of(
          WeatherRefusal.UNKNOWN_DEVICE.id(),
          WeatherRefusal.LOCATION_NOT_ASSERTED.id(),
          WeatherRefusal.FROM_THE_FUTURE.id(),
          WeatherRefusal.DUPLICATE_INSTANT.id());

  /** Lux of a watt per square metre of daylight. */
  private static final double LUX = 120;

  private final SortedMap<DeviceId, RegisteredDevice> devices;
  private final SortedMap<DeviceId, List<WeatherReading>> readings;
  private final SelfParameters sensors;

  private StationSamples(
      SortedMap<DeviceId, RegisteredDevice> devices,
      SortedMap<DeviceId, List<WeatherReading>> readings,
      SelfParameters sensors) {
    this.devices = devices;
    this.readings = readings;
    this.sensors = sensors;
  }

  /**
   * @param verdicts of these readings
   */
  static StationSamples of(
      WeatherInputs inputs, List<ReportVerdict> verdicts, SelfParameters sensors) {
    Set<ReportId> left =
        verdicts.stream()
            .filter(verdict -> !NO_SAMPLE.contains(verdict.rule()))
            .map(ReportVerdict::report)
            .collect(Collectors.toSet());
    SortedMap<DeviceId, List<WeatherReading>> readings = new TreeMap<>();
    inputs.readings().stream()
        .filter(reading -> left.remove(reading.id()))
        .map(ReceivedReport::report)
        .sorted(Comparator.comparingLong(WeatherReading::observedMs))
        .forEach(reading ->
            readings
                .computeIfAbsent(reading.header().device(), station -> new ArrayList<>())
                .add(reading));
    return new StationSamples(inputs.devices(), readings, sensors);
  }

  /** The stations that measured on the day, with what they sent of the days before. */
  NetworkDay day(long startMs) {
    long endMs = startMs + WeatherEpoch.DAY_MS;
    SortedMap<String, ScoredStation> stations = new TreeMap<>();
    readings.forEach((id, all) -> {
      List<WeatherReading> near =
          all.stream()
              .filter(reading ->
                  reading.observedMs() >= startMs - sensors.timing().historyMs()
                      && reading.observedMs() < endMs)
              .toList();
      if (near.stream().anyMatch(reading -> reading.observedMs() >= startMs)) {
        stations.put(id.hex(), station(id, series(startMs, near)));
      }
    });
    return new NetworkDay(startMs, stations, new TreeMap<>());
  }

  /** An antenna's height over the ground is no elevation, so none is known. */
  private ScoredStation station(DeviceId id, StationSeries series) {
    RegisteredDevice device = Optional.ofNullable(devices.get(id)).orElseThrow();
    LatLng place = device.location().orElseThrow().cell().centre();
    return new ScoredStation(
        device.owner().hex(), place.lat, place.lng, Double.NaN, sensors, series);
  }

  private static StationSeries series(long startMs, List<WeatherReading> readings) {
    boolean atStation =
        readings.stream().anyMatch(r -> r.values().value(STATION_PRESSURE).isPresent());
    StationSeries.Builder series = StationSeries.builder(startMs);
    double rain = 0;
    for (WeatherReading reading : readings) {
      Map<SeriesVariable, Double> sample =
          sample(reading.values(), atStation ? STATION_PRESSURE : SEA_LEVEL_PRESSURE);
      if (sample.containsKey(SeriesVariable.RAIN_COUNTER)) {
        rain += sample.getOrDefault(SeriesVariable.RAIN_COUNTER, 0.0);
        sample.put(SeriesVariable.RAIN_COUNTER, rain);
      }
      StationSeries.Builder _ = series.sample(reading.observedMs(), sample);
    }
    return series.build();
  }

  private static Map<SeriesVariable, Double> sample(
      Observation values, WeatherVariable pressureOf) {
    Map<SeriesVariable, Double> sample = new EnumMap<>(SeriesVariable.class);
    values
        .asMap()
        .forEach((variable, value) -> {
          switch (variable) {
            case TEMPERATURE -> sample.put(SeriesVariable.TEMPERATURE, value / 1_000.0);
            case HUMIDITY -> sample.put(SeriesVariable.HUMIDITY, value / 100.0);
            case STATION_PRESSURE, SEA_LEVEL_PRESSURE -> {
              if (variable == pressureOf) {
                sample.put(SeriesVariable.PRESSURE, value / 100.0);
              }
            }
            case WIND_SPEED -> sample.put(SeriesVariable.WIND_SPEED, value / 1_000.0);
            case WIND_GUST -> sample.put(SeriesVariable.WIND_GUST, value / 1_000.0);
            case WIND_DIRECTION -> sample.put(SeriesVariable.WIND_DIRECTION, value / 100.0);
            case RAIN -> sample.put(SeriesVariable.RAIN_COUNTER, value / 1_000.0);
            case SOLAR -> sample.put(SeriesVariable.LIGHT, value / 1_000.0 * LUX);
            case UV_INDEX -> sample.put(SeriesVariable.UV, value / 1_000.0);
          }
        });
    return sample;
  }
}
