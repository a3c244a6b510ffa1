package io.trigpoint.weather.qod;

import static io.trigpoint.weather.qod.QodFault.FROZEN_SENSOR;
import static io.trigpoint.weather.qod.QodFault.LONG_CONST;
import static io.trigpoint.weather.qod.QodFault.SHORT_CONST;
import static io.trigpoint.weather.qod.QodVariable.HUMIDITY;
import static io.trigpoint.weather.qod.QodVariable.TEMPERATURE;
import static io.trigpoint.weather.qod.QodVariable.WIND_SPEED;

import java.util.Arrays;
import java.util.stream.IntStream;

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
    int[] runs = runs();
    if (window == 0 || Arrays.stream(runs).noneMatch(run -> run >= window)) {
      return decided;
    }
    double[] humidity = RollingMedian.of(bridge.of(HUMIDITY), window, 1);
    double[] temperature = RollingMedian.of(bridge.of(TEMPERATURE), window, 1);
    for (int last = 0; last < values.length - 1; last++) {
      if (runs[last] >= window) {
        decided[last] = fault(values[last], temperature[last], humidity[last]);
      }
    }
    return spread(decided, window);
  }

  /** How many slots up to each have its value, without gaps. */
  private int[] runs() {
    int[] runs = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean same = i > 0 && values[i] == values[i - 1];
      runs[i] = Double.isNaN(values[i]) ? 0 : same ? runs[i - 1] + 1 : 1;
    }
    return runs;
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
    boolean[] constant = constantOverGaps(window);
    int[] decided = new int[values.length];
    if (IntStream.range(0, values.length).noneMatch(i -> constant[i])) {
      return decided;
    }
    boolean wind = variable != TEMPERATURE;
    int[] runs = runs();
    double[] temperature = RollingMedian.of(bridge.of(TEMPERATURE), window, 1);
    for (int last = 0; last < values.length - 1; last++) {
      boolean good = wind ? temperature[last] > 0 : runs[last] >= window;
      decided[last] = constant[last] && good ? LONG_CONST.bit() : 0;
    }
    return spread(decided, window);
  }

  /** Whether the window that ends with a slot has one value, wherever it has any. */
  private boolean[] constantOverGaps(int window) {
    boolean[] constant = new boolean[values.length];
    double value = Double.NaN;
    int since = 0;
    for (int last = 0; last < values.length; last++) {
      if (!Double.isNaN(values[last]) && values[last] != value) {
        since = firstOfItsKind(last);
        value = values[last];
      }
      constant[last] = last + 1 - since >= window && present(last, window);
    }
    return constant;
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
