package io.trigpoint.weather.qod;

import static io.trigpoint.weather.qod.QodVariable.HUMIDITY;
import static io.trigpoint.weather.qod.QodVariable.ILLUMINANCE;
import static io.trigpoint.weather.qod.QodVariable.PRECIPITATION_ACCUMULATED;
import static io.trigpoint.weather.qod.QodVariable.PRESSURE;
import static io.trigpoint.weather.qod.QodVariable.TEMPERATURE;
import static io.trigpoint.weather.qod.QodVariable.WIND_DIRECTION;
import static io.trigpoint.weather.qod.QodVariable.WIND_SPEED;

import java.util.Map;

/** The two station models that have a parameter set. */
public enum QodModel {
  WS1000(
      16,
      4,
      new Averaging(1, 2, 10, 0.25),
      Map.of(
          HUMIDITY, new Limits(10, 99, 5, 10, 360),
          TEMPERATURE, new Limits(-40, 60, 2, 3, 240),
          WIND_DIRECTION, new Limits(0, 359, Limits.NONE, Limits.NONE, 360),
          WIND_SPEED, new Limits(0, 50, 20, 10, 360),
          PRESSURE, new Limits(300, 1100, 0.8, 0.5, 120),
          ILLUMINANCE, new Limits(0, 400_000, 97_600, 97_600, 120),
          PRECIPITATION_ACCUMULATED,
              new Limits(0, Limits.TIP_MM * 16, Limits.NONE, Limits.NONE, 0))),
  WS2000(
      180,
      1,
      new Averaging(60, 60, 60, 0.9),
      Map.of(
          HUMIDITY, new Limits(1, 99, 30, Limits.NONE, 360),
          TEMPERATURE, new Limits(-40, 80, 9, Limits.NONE, 240),
          WIND_DIRECTION, new Limits(0, 359, Limits.NONE, Limits.NONE, 360),
          WIND_SPEED, new Limits(0, 50, 15, Limits.NONE, 360),
          PRESSURE, new Limits(540, 1100, 0.8 * 3, Limits.NONE, 120),
          ILLUMINANCE, new Limits(0, 200_000, 146_400, Limits.NONE, 120),
          PRECIPITATION_ACCUMULATED,
              new Limits(0, Limits.TIP_MM * 180, Limits.NONE, Limits.NONE, 0)));

  static final int LONG_MINUTES = 1440;

  /** Six hours before the day, and the day. */
  static final int INPUT_HOURS = 30;

  static final int LEAD_HOURS = 6;

  private static final int HOUR_SECONDS = 3600;

  private final int stepSeconds;
  private final int bridged;
  private final Averaging averaging;
  private final Map<QodVariable, Limits> limits;

  QodModel(int stepSeconds, int bridged, Averaging averaging, Map<QodVariable, Limits> limits) {
    this.stepSeconds = stepSeconds;
    this.bridged = bridged;
    this.averaging = averaging;
    this.limits = limits;
  }

  /**
   * The limits of one variable.
   *
   * @param max of rain: millimetres in one slot
   * @param step largest change between slots, infinite when there is no such limit
   * @param minuteStep largest change between means
   * @param constantMinutes how long it may stay the same
   */
  record Limits(double min, double max, double step, double minuteStep, int constantMinutes) {
    static final double NONE = Double.POSITIVE_INFINITY;

    /** One tip of the rain gauge. */
    static final double TIP_MM = 0.254;
  }

  /**
   * Means over some minutes.
   *
   * @param valid the share of good slots from which on a mean is good
   */
  record Averaging(int minutes, int windMinutes, int medianMinutes, double valid) {}

  public int stepSeconds() {
    return stepSeconds;
  }

  /** The slots of an input: 30 hours. */
  public int slots() {
    return INPUT_HOURS * HOUR_SECONDS / stepSeconds;
  }

  Limits limits(QodVariable variable) {
    return limits.getOrDefault(variable, new Limits(0, 0, Limits.NONE, Limits.NONE, 0));
  }

  Averaging averaging() {
    return averaging;
  }

  /** Slots after the first of a gap that are filled with the last value. */
  int bridged() {
    return bridged;
  }

  int slotsIn(int minutes) {
    return minutes * 60 / stepSeconds;
  }

  /** Minutes of one mean. */
  int minutesOfMean(QodVariable variable) {
    boolean wind = variable == WIND_SPEED || variable == WIND_DIRECTION;
    return wind ? averaging.windMinutes() : averaging.minutes();
  }

  /** The share of slots that a median needs. */
  static double medianShare(QodVariable variable) {
    return variable == WIND_SPEED ? 0.75 : 0.67;
  }
}
