package io.trigpoint.weather;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.WeatherReading;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one round of weather verdicts follows from. The order of the list has no effect.
 *
 * @param devices the registry as of the epoch's block
 * @param periodStartMs first Unix millisecond of the epoch
 * @param periodEndMs first Unix millisecond after it
 */
public record WeatherInputs(
    List<ReceivedReport<WeatherReading>> readings,
    SortedMap<DeviceId, RegisteredDevice> devices,
    long periodStartMs,
    long periodEndMs,
    WeatherParameters parameters) {
  public WeatherInputs {
    if (periodEndMs <= periodStartMs) {
      throw new IllegalArgumentException("an epoch ends after it starts");
    }
    readings = List.copyOf(readings);
    devices = Collections.unmodifiableSortedMap(new TreeMap<>(devices));
  }

  /** The slot of an observation, counted from the start of the epoch; earlier ones are negative. */
  long slotOf(WeatherReading reading) {
    return StrictMath.floorDiv(reading.observedMs() - periodStartMs, parameters.timing().slotMs());
  }
}
