package io.trigpoint.weather.qod;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Thirty hours of fixed slots from 18:00 UTC on the day before; NaN is a missing value. */
public final class QodSlots {
  private final QodModel model;
  private final Map<QodVariable, double[]> values;

  private QodSlots(QodModel model, Map<QodVariable, double[]> values) {
    this.model = model;
    this.values = values;
  }

  /** Of all seven variables. A slot that lacks one of them loses all. */
  public static QodSlots of(QodModel model, Map<QodVariable, double[]> given) {
    Map<QodVariable, double[]> values = new EnumMap<>(QodVariable.class);
    for (QodVariable variable : QodVariable.values()) {
      double[] slots = given.getOrDefault(variable, new double[0]);
      if (slots.length != model.slots()) {
        throw new IllegalArgumentException(
            variable.text() + " must have " + model.slots() + " slots, not " + slots.length);
      }
      values.put(variable, slots.clone());
    }
    for (int i = 0; i < model.slots(); i++) {
      int slot = i;
      if (values.values().stream().anyMatch(slots -> !Double.isFinite(slots[slot]))) {
        values.values().forEach(slots -> slots[slot] = Double.NaN);
      }
    }
    return new QodSlots(model, values);
  }

  QodModel model() {
    return model;
  }

  double[] values(QodVariable variable) {
    double[] slots = values.get(variable);
    return slots == null ? missing() : slots;
  }

  private double[] missing() {
    double[] slots = new double[model.slots()];
    Arrays.fill(slots, Double.NaN);
    return slots;
  }
}
