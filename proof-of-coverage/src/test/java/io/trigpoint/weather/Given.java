package io.trigpoint.weather;

import static io.trigpoint.report.WeatherVariable.HUMIDITY;
import static io.trigpoint.report.WeatherVariable.STATION_PRESSURE;
import static io.trigpoint.report.WeatherVariable.TEMPERATURE;
import static io.trigpoint.report.WeatherVariable.WIND_GUST;
import static io.trigpoint.report.WeatherVariable.WIND_SPEED;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.WeatherVariable;
import java.util.EnumMap;
import java.util.Map;

/** Builds an epoch of five honest stations in which one reading breaks exactly one rule. */
final class Given {
  static final int PER_STATION = 6;
  private static final long EVERY_MS = 9_000;

  private Given() {}

  /** An epoch and the reading in it that the test is about. */
  record Case(Stations stations, DeviceId station, ReportId subject) {}

  static Case readingBut(WeatherRefusal reason) {
    return switch (reason) {
      case UNKNOWN_DEVICE -> {
        Case honest = last(observed(PER_STATION - 1), honest(0, PER_STATION - 1));
        honest.stations().devices.remove(honest.station());
        yield honest;
      }
      case LOCATION_NOT_ASSERTED -> {
        Case honest = last(observed(PER_STATION - 1), honest(0, PER_STATION - 1));
        honest.stations().forgetLocation(honest.station());
        yield honest;
      }
      case FROM_THE_FUTURE -> last(Stations.END + 60_201, honest(0, PER_STATION - 1));
      case DUPLICATE_INSTANT -> twice();
      case OUT_OF_RANGE -> changed(TEMPERATURE, 60_001);
      case INCONSISTENT -> changed(WIND_GUST, 900);
      case STEP -> changed(STATION_PRESSURE, 102_500);
      case FROZEN -> stuck();
      case DISAGREES -> biased(Given.observed(0));
      case DISCREDITED -> biased(Stations.START - 5_000);
    };
  }

  static Case honestReading() {
    return last(observed(PER_STATION - 1), honest(0, PER_STATION - 1));
  }

  /** Five stations within a few kilometres, each with its own owner. */
  static Stations five() {
    Stations stations = new Stations();
    for (int i = 0; i < 5; i++) {
      DeviceId station = stations.at(51.05 + i * 0.02, 3.72);
      for (int k = 0; k < PER_STATION - 1; k++) {
        stations.send(station, observed(k), honest(i, k));
      }
    }
    return stations;
  }

  static long observed(int k) {
    return Stations.START + 3_000 + k * EVERY_MS;
  }

  static Map<WeatherVariable, Integer> honest(int station, int k) {
    Map<WeatherVariable, Integer> values = new EnumMap<>(WeatherVariable.class);
    values.put(TEMPERATURE, 18_000 + station * 150 + k * 40);
    values.put(HUMIDITY, 6_500 - k * 30);
    values.put(STATION_PRESSURE, 101_700 + station * 20 - k * 3);
    values.put(WIND_SPEED, 1_500 + k * 100);
    values.put(WIND_GUST, 3_100);
    return values;
  }

  private static Case last(long observedMs, Map<WeatherVariable, Integer> values) {
    Stations stations = five();
    DeviceId station = stations.readings.getFirst().report().header().device();
    return new Case(stations, station, stations.file(station, observedMs, values));
  }

  private static Case changed(WeatherVariable variable, int value) {
    Map<WeatherVariable, Integer> values = honest(0, PER_STATION - 1);
    values.put(variable, value);
    return last(observed(PER_STATION - 1), values);
  }

  private static Case twice() {
    Case honest = honestReading();
    ReportId second =
        honest
            .stations()
            .file(honest.station(), observed(PER_STATION - 1), honest(0, PER_STATION - 1));
    return new Case(
        honest.stations(),
        honest.station(),
        honest.subject().compareTo(second) > 0 ? honest.subject() : second);
  }

  private static Case stuck() {
    Stations stations = five();
    DeviceId station = stations.at(51.16, 3.72);
    for (int k = 0; k < PER_STATION - 1; k++) {
      stations.send(station, observed(k), honest(2, 0));
    }
    return new Case(
        stations, station, stations.file(station, observed(PER_STATION - 1), honest(2, 0)));
  }

  /** A liar with one reading among its neighbours and one when they are silent, maybe the same. */
  private static Case biased(long observedMs) {
    Stations stations = five();
    DeviceId station = stations.at(51.16, 3.72);
    Map<WeatherVariable, Integer> values = honest(2, 0);
    values.put(TEMPERATURE, 33_000);
    ReportId subject = stations.file(station, observedMs, values);
    if (observedMs != observed(0)) {
      stations.send(station, observed(0), values);
    }
    return new Case(stations, station, subject);
  }
}
