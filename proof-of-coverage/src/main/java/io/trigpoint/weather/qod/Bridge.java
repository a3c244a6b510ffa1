package io.trigpoint.weather.qod;

import java.util.EnumMap;
import java.util.Map;

/** The slots with the first of each gap filled: one, and as many more as the model says. */
final class Bridge {
  private final Map<QodVariable, double[]> values;
  private final int[] filling;

  private Bridge(Map<QodVariable, double[]> values, int[] filling) {
    this.values = values;
    this.filling = filling;
  }

  static Bridge of(QodSlots slots) {
    Map<QodVariable, double[]> values = new EnumMap<>(QodVariable.class);
    int most = 1 + slots.model().bridged();
    for (QodVariable variable : QodVariable.values()) {
      values.put(variable, filled(slots.values(variable), most));
    }
    double[] raw = slots.values(QodVariable.TEMPERATURE);
    return new Bridge(values, filling(raw, filled(raw, most)));
  }

  /** NaN where nothing is filled in. */
  double[] of(QodVariable variable) {
    return values.getOrDefault(variable, new double[0]);
  }

  /** The length so far of a run of filled slots and slots after a filled one. */
  int filling(int slot) {
    return filling[slot];
  }

  private static double[] filled(double[] raw, int most) {
    double[] filled = raw.clone();
    int missing = 0;
    for (int i = 1; i < raw.length; i++) {
      missing = Double.isNaN(raw[i]) ? missing + 1 : 0;
      if (missing > 0 && missing <= most) {
        filled[i] = filled[i - 1];
      }
    }
    return filled;
  }

  private static int[] filling(double[] raw, double[] filled) {
    int[] filling = new int[raw.length];
    boolean before = false;
    for (int i = 0; i < raw.length; i++) {
      boolean now = Double.isNaN(raw[i]) && !Double.isNaN(filled[i]);
      if (now || before) {
        filling[i] = i == 0 ? 1 : filling[i - 1] + 1;
      }
      before = now;
    }
    return filling;
  }
}
