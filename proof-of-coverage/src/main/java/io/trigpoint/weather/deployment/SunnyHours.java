package io.trigpoint.weather.deployment;

import java.util.Arrays;

/** The sun over one place on one day, by hours. */
public final class SunnyHours {
  private final double[] illuminance = new double[HourlyValues.HOURS];
  private final double[] lowest = new double[HourlyValues.HOURS];
  private final double[] highest = new double[HourlyValues.HOURS];

  private SunnyHours() {
    Arrays.fill(lowest, 90);
    Arrays.fill(highest, -90);
  }

  /** The sun of one day, for any place. */
  public static final class Day {
    private static final int STEPS = 4;
    private static final long STEP_MS = 3_600_000 / STEPS;

    private final long[] timesMs = new long[HourlyValues.HOURS * STEPS];
    private final Sun[] suns = new Sun[timesMs.length];

    /** Four instants of each hour after the first millisecond of the day. */
    public Day(long dayStartMs) {
      for (int i = 0; i < suns.length; i++) {
        timesMs[i] = dayStartMs + i * STEP_MS + STEP_MS / 2;
        suns[i] = Sun.at(timesMs[i]);
      }
    }

    /** Latitude and longitude in degrees; without a place no hour is day or night. */
    public SunnyHours over(double latitude, double longitude) {
      SunnyHours hours = new SunnyHours();
      for (int i = 0; i < suns.length; i++) {
        hours.see(i / STEPS, suns[i].elevation(timesMs[i], latitude, longitude));
      }
      return hours;
    }
  }

  private void see(int hour, double elevation) {
    illuminance[hour] += ClearSky.illuminance(elevation) / Day.STEPS;
    lowest[hour] = StrictMath.min(lowest[hour], elevation);
    highest[hour] = StrictMath.max(highest[hour], elevation);
  }

  /** Mean illuminance of the hour under a clear sky, lx. */
  public double illuminance(int hour) {
    return illuminance[hour];
  }

  /** The sun stays over this many degrees for the whole hour. */
  public boolean above(double degrees, int hour) {
    return lowest[hour] >= degrees;
  }

  /** The sun stays under this many degrees for the whole hour. */
  public boolean below(double degrees, int hour) {
    return highest[hour] <= degrees;
  }
}
