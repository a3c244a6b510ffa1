package io.trigpoint.weather;

/** Why a reading earns nothing. The id is the heading in docs/spec/weather.md. */
public enum WeatherRefusal {
  /** The registry did not know the station at the epoch's block. */
  UNKNOWN_DEVICE("weather.unknown-device"),
  /** The station never opened its location. */
  LOCATION_NOT_ASSERTED("weather.location-not-asserted"),
  /** Measured after it arrived. */
  FROM_THE_FUTURE("weather.from-the-future"),
  /** Another reading of the same instant counts. */
  DUPLICATE_INSTANT("weather.duplicate-instant"),
  /** A value that the atmosphere or the sensor cannot give. */
  OUT_OF_RANGE("weather.out-of-range"),
  /** Values of one reading contradict each other. */
  INCONSISTENT("weather.inconsistent"),
  /** A jump between two readings. */
  STEP("weather.step"),
  /** Nothing has moved for too long. */
  FROZEN("weather.frozen"),
  /** Independent stations nearby measured something else. */
  DISAGREES("weather.disagrees"),
  /** Nobody judged this reading, but the station was mostly contradicted in this epoch. */
  DISCREDITED("weather.discredited");

  private final String id;

  WeatherRefusal(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
