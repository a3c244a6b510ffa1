package io.trigpoint.weather.spatial;

import java.util.Arrays;
import java.util.Optional;

/** The checks against neighbours and limits. */
public enum SpatialCheck {
  METADATA("weather.metadata", "metadata_check", "no valid place"),
  RANGE("weather.range", "range_check", "outside its bounds"),
  CLIMATOLOGY(
      "weather.range-climatology",
      "range_check_climatology",
      "far from the mean of its latitude and month"),
  DUPLICATE("weather.duplicate", "duplicate_check", "at the place of another station"),
  ISOLATION("weather.isolation", "isolation_check", "too few independent neighbours"),
  BUDDY("weather.buddy", "buddy_check", "far from the mean of its neighbours"),
  BUDDY_EVENT("weather.buddy-event", "buddy_event_check", "alone among its neighbours"),
  FIRST_GUESS("weather.first-guess", "fgt", "far from the profile around it"),
  SCT("weather.sct", "sct", "far from what its neighbours interpolate"),
  SCT_RESISTANT(
      "weather.sct-resistant", "sct_resistant", "farther from the interpolation than others"),
  SCT_DUAL("weather.sct-dual", "sct_dual", "of the class that its neighbours are not");

  private final String id;
  private final String reference;
  private final String failure;

  SpatialCheck(String id, String reference, String failure) {
    this.id = id;
    this.reference = reference;
    this.failure = failure;
  }

  /** The id, which has a heading in the specification. */
  public String id() {
    return id;
  }

  /** What the reference calls it. */
  public String reference() {
    return reference;
  }

  /** What is wrong with a station that fails. */
  String failure() {
    return failure;
  }

  public static Optional<SpatialCheck> named(String id) {
    return Arrays.stream(values()).filter(check -> check.id.equals(id)).findFirst();
  }
}
