package io.trigpoint.weather;

import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.WeatherReading;
import java.util.Optional;

/**
 * All that the rules of a single reading look at.
 *
 * @param counted the reading that counts for this instant, when it is another one
 */
record ReadingContext(
    ReceivedReport<WeatherReading> received,
    Optional<RegisteredDevice> station,
    Optional<ReportId> counted,
    WeatherParameters parameters) {

  WeatherReading reading() {
    return received.report();
  }
}
