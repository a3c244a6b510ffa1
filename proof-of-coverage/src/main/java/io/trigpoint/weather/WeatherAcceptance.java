package io.trigpoint.weather;

/** What an accepted reading is backed by. The id is the heading in docs/spec/weather.md. */
public enum WeatherAcceptance {
  /** Enough independent stations nearby agree. */
  CONFIRMED("weather.confirmed"),
  /** It passed its own checks; there were too few neighbours to judge it. */
  NOT_JUDGED("weather.not-judged");

  private final String id;

  WeatherAcceptance(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
