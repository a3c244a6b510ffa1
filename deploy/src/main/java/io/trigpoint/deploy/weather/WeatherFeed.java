package io.trigpoint.deploy.weather;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A row-by-row source of weather for named stations. */
public interface WeatherFeed {

  /** Station names, in order. */
  List<String> stations();

  /** The sample of a station's row, counted from 0; empty when that row has nothing. */
  Optional<Sample> sample(String station, int row);

  /** Time between two rows of the source. */
  Duration spacing();

  /** One line for the reader of the output: which of the kinds of source this is. */
  String description();
}
