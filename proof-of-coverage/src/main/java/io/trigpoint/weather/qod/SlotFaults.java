package io.trigpoint.weather.qod;

import static io.trigpoint.weather.qod.QodVariable.PRECIPITATION_ACCUMULATED;

import java.util.EnumMap;
import java.util.Map;

/** The checks of single slots: bounds, missing data, constancy, jumps. */
final class SlotFaults {
  private static final int CONSTANCY =
      QodFault.SHORT_CONST.bit() | QodFault.LONG_CONST.bit() | QodFault.FROZEN_SENSOR.bit();

  private final QodSlots slots;
  private final QodModel model;
  private final Bridge bridge;

  private SlotFaults(QodSlots slots) {
    this.slots = slots;
    this.model = slots.model();
    this.bridge = Bridge.of(slots);
  }

  /** A set of faults per slot and variable. */
  static Map<QodVariable, int[]> of(QodSlots slots) {
    SlotFaults checks = new SlotFaults(slots);
    int[] direction = Constancy.faults(checks.bridge, checks.model, QodVariable.WIND_DIRECTION);
    Map<QodVariable, int[]> faults = new EnumMap<>(QodVariable.class);
    for (QodVariable variable : QodVariable.values()) {
      int[] constant = Constancy.faults(checks.bridge, checks.model, variable);
      if (variable == QodVariable.WIND_SPEED && checks.model == QodModel.WS2000) {
        keepWhatTheVaneShares(constant, direction);
      }
      int[] all = variable == PRECIPITATION_ACCUMULATED ? checks.rain() : checks.bounds(variable);
      checks.add(variable, all, constant);
      faults.put(variable, all);
    }
    return faults;
  }

  private static void keepWhatTheVaneShares(int[] speed, int[] direction) {
    for (int i = 0; i < speed.length; i++) {
      speed[i] &= direction[i] & CONSTANCY;
    }
  }

  private int[] bounds(QodVariable variable) {
    QodModel.Limits limits = model.limits(variable);
    double[] values = slots.values(variable);
    int[] faults = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean out = values[i] < limits.min() || values[i] > limits.max();
      faults[i] = out ? QodFault.OBC.bit() : 0;
    }
    return faults;
  }

  /** The counter may not go back, nor rise by more than a tip a second. */
  private int[] rain() {
    double[] counter = bridge.of(PRECIPITATION_ACCUMULATED);
    double most = model.limits(PRECIPITATION_ACCUMULATED).max();
    int[] faults = new int[counter.length];
    for (int i = 1; i < counter.length; i++) {
      double rise = counter[i] - counter[i - 1];
      boolean out = rise > most * (bridge.filling(i) + 1) || rise < 0;
      faults[i] = out ? QodFault.OBC.bit() : 0;
    }
    return faults;
  }

  private void add(QodVariable variable, int[] faults, int[] constant) {
    double[] raw = slots.values(variable);
    for (int i = 0; i < faults.length; i++) {
      faults[i] |= constant[i] | (Double.isNaN(raw[i]) ? QodFault.NO_DATA.bit() : 0);
    }
    if (!variable.jumps()) {
      return;
    }
    int[] jumps = jumps(variable);
    for (int i = 0; i < faults.length; i++) {
      faults[i] |= jumps[i];
    }
  }

  private int[] jumps(QodVariable variable) {
    double[] values = bridge.of(variable);
    double possible = (double) model.averaging().medianMinutes() * 60 / model.stepSeconds();
    double[] medians = medians(values, possible, QodModel.medianShare(variable));
    double[] distances = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      distances[i] = StrictMath.abs(values[i] - medians[i]);
    }
    return new Jumps(QodFault.SPIKE_INST, QodFault.UNIDENTIFIED_SPIKE)
        .faults(values, medians, distances, model.limits(variable).step());
  }

  /** Trailing medians, NaN where less than the share of the possible values is there. */
  static double[] medians(double[] values, double possible, double share) {
    int window = (int) StrictMath.ceil(possible);
    int least = 0;
    while (least / possible < share) {
      least++;
    }
    return RollingMedian.of(values, window, least);
  }
}
