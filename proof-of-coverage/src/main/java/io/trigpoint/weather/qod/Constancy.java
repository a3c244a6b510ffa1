package io.trigpoint.weather.qod;

import static io.trigpoint.weather.qod.QodFault.FROZEN_SENSOR;
import static io.trigpoint.weather.qod.QodFault.LONG_CONST;
import static io.trigpoint.weather.qod.QodFault.SHORT_CONST;
import static io.trigpoint.weather.qod.QodVariable.HUMIDITY;
import static io.trigpoint.weather.qod.QodVariable.TEMPERATURE;
import static io.trigpoint.weather.qod.QodVariable.WIND_SPEED;

/**
 * Windows in which a variable has one value. The window before a slot is judged at that slot, and
 * marks all of its slots; the last slot of an input is therefore never marked.
 */
final class Constancy {
  private static final double WET_HUMIDITY = 95;
  private static final double ICING_HUMIDITY = 85;

  private final Bridge bridge;
  private final QodModel model;
  private final QodVariable variable;
  private final double[] values;

  private Constancy(Bridge bridge, QodModel model, QodVariable variable) {
    this.bridge = bridge;
    this.model = model;
    this.variable = variable;
    this.values = bridge.of(variable);
  }

  /** Sets of faults per slot. */
  static int[] faults(Bridge bridge, QodModel model, QodVariable variable) {
    Constancy constancy = new Constancy(bridge, model, variable);
    int[] shorter = constancy.shortFaults();
    boolean day =
        switch (variable) {
          case TEMPERATURE, WIND_SPEED, WIND_DIRECTION -> true;
          case HUMIDITY, PRESSURE, ILLUMINANCE, PRECIPITATION_ACCUMULATED -> false;
        };
    if (day) {
      int[] longer = constancy.longFaults();
      for (int i = 0; i < shorter.length; i++) {
        shorter[i] |= longer[i];
      }
    }
    return shorter;
  }

  /** Of two windows with a slot in common the later decides. */
  private int[] shortFaults() {
    int window = model.slotsIn(model.limits(variable).constantMinutes());
    int[] decided = new int[values.length];
    if (window == 0) {
      return decided;
    }
    double[] humidity = RollingMedian.of(bridge.of(HUMIDITY), window, 1);
    double[] temperature = RollingMedian.of(bridge.of(TEMPERATURE), window, 1);
    int run = 0;
    for (int last = 0; last < values.length - 1; last++) {
      boolean same = last > 0 && values[last] == values[last - 1];
      run = Double.isNaN(values[last]) ? 0 : same ? run + 1 : 1;
      if (run >= window) {
        decided[last] = fault(values[last], temperature[last], humidity[last]);
      }
    }
    return spread(decided, window);
  }

  private int fault(double value, double temperature, double humidity) {
    return switch (variable) {
      case TEMPERATURE, HUMIDITY -> humidity < WET_HUMIDITY ? SHORT_CONST.bit() : 0;
      case WIND_DIRECTION -> calm(temperature, humidity);
      case WIND_SPEED -> value == 0 ? calm(temperature, humidity) : SHORT_CONST.bit();
      case ILLUMINANCE -> value == 0 ? 0 : SHORT_CONST.bit();
      case PRESSURE, PRECIPITATION_ACCUMULATED -> SHORT_CONST.bit();
    };
  }

  private static int calm(double temperature, double humidity) {
    if (temperature <= 0) {
      return FROZEN_SENSOR.bit();
    }
    return temperature > 0 && humidity < ICING_HUMIDITY ? SHORT_CONST.bit() : 0;
  }

  private int[] longFaults() {
    int window = model.slotsIn(QodModel.LONG_MINUTES);
    boolean wind = variable != TEMPERATURE;
    double[] temperature = RollingMedian.of(bridge.of(TEMPERATURE), window, 1);
    int[] decided = new int[values.length];
    double value = Double.NaN;
    int since = 0;
    int covered = 0;
    for (int last = 0; last < values.length - 1; last++) {
      covered = Double.isNaN(values[last]) ? 0 : covered + 1;
      if (!Double.isNaN(values[last]) && values[last] != value) {
        since = firstOfItsKind(last);
        value = values[last];
      }
      boolean whole = last + 1 >= window && last + 1 - since >= window && present(last, window);
      boolean good = wind ? temperature[last] > 0 : covered >= window;
      decided[last] = whole && good ? LONG_CONST.bit() : 0;
    }
    return spread(decided, window);
  }

  /** The first slot from which on nothing but missing values precede the slot. */
  private int firstOfItsKind(int slot) {
    int first = slot;
    while (first > 0 && Double.isNaN(values[first - 1])) {
      first--;
    }
    return first;
  }

  private boolean present(int last, int window) {
    for (int i = last; i > last - window; i--) {
      if (!Double.isNaN(values[i])) {
        return true;
      }
    }
    return false;
  }

  /** Each slot has what the latest window decided that covers it. */
  private static int[] spread(int[] decided, int window) {
    int[] latest = new int[decided.length];
    for (int i = 0; i < decided.length; i++) {
      latest[i] = decided[i] != 0 ? i : i == 0 ? -1 : latest[i - 1];
    }
    int[] faults = new int[decided.length];
    for (int i = 0; i < decided.length; i++) {
      int judge = latest[StrictMath.min(i + window, decided.length) - 1];
      faults[i] = judge >= i ? decided[judge] : 0;
    }
    return faults;
  }
}
