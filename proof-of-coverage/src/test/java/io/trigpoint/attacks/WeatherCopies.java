package io.trigpoint.attacks;

import io.trigpoint.coverage.evidence.StationReading;
import io.trigpoint.report.Observation;
import io.trigpoint.report.WeatherVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keys that print the weather of hotspots that are stations too. */
record WeatherCopies(List<Hotspot> keys, List<Hotspot> copied) implements Framing {
  private static final long SLOT_MS = 600_000;
  private static final int FREEZING_MILLIKELVIN = 273_150;

  @Override
  public List<StationReading> readings(int day) {
    List<StationReading> readings = new ArrayList<>();
    for (int i = 0; i < copied.size(); i++) {
      long end = Calendar.dayStart(day + 1);
      for (long at = Calendar.dayStart(StrictMath.max(1, day - 1)); at < end; at += SLOT_MS) {
        Observation values =
            Observation.of(Map.of(WeatherVariable.TEMPERATURE, temperature(copied.get(i), at)));
        readings.add(new StationReading(copied.get(i).id(), at, values));
        readings.add(new StationReading(keys.get(i).id(), at + SLOT_MS / 2, values));
      }
    }
    return readings;
  }

  /** A day's course with what only one place has, mK. */
  private static int temperature(Hotspot station, long atMs) {
    double course = StrictMath.sin(2 * StrictMath.PI * atMs / Calendar.DAY_MS);
    double gust = StrictMath.sin(atMs / 1_000_000.0 * (1 + station.hashCode() % 97 / 100.0));
    return FREEZING_MILLIKELVIN + (int) (10_000 + 5_000 * course + 2_000 * gust);
  }
}
