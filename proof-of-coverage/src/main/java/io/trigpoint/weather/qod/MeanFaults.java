package io.trigpoint.weather.qod;

import static io.trigpoint.weather.qod.QodVariable.WIND_DIRECTION;
import static io.trigpoint.weather.qod.QodVariable.WIND_SPEED;

/** The checks of means over one or two minutes, or over an hour: share of good slots, jumps. */
final class MeanFaults {
  private static final double HUNDREDTHS = 100;

  private final QodSlots slots;
  private final QodVariable variable;
  private final int minutes;
  private final double[] good;
  private final int[] faults;

  private MeanFaults(QodSlots slots, QodVariable variable, int[] ofSlots) {
    this.slots = slots;
    this.variable = variable;
    this.minutes = slots.model().minutesOfMean(variable);
    int count = QodModel.INPUT_HOURS * 60 / minutes;
    this.good = new double[count];
    double[] means = new double[count];
    for (int i = 0; i < count; i++) {
      int from = firstSlot(i);
      int to = firstSlot(i + 1);
      int bad = 0;
      for (int slot = from; slot < to; slot++) {
        bad += ofSlots[slot] == 0 ? 0 : 1;
      }
      good[i] = (double) (to - from - bad) / (to - from);
      means[i] = mean(from, to);
    }
    this.faults = jumps(means);
  }

  /**
   * The means of one variable.
   *
   * @param ofSlots sets of faults per slot
   */
  static MeanFaults of(QodSlots slots, QodVariable variable, int[] ofSlots) {
    return new MeanFaults(slots, variable, ofSlots);
  }

  int perHour() {
    return 60 / minutes;
  }

  /** The share of slots without a fault. */
  double good(int mean) {
    return good[mean];
  }

  /** Sets of faults per mean. */
  int[] faults() {
    return faults.clone();
  }

  private int firstSlot(int mean) {
    int step = slots.model().stepSeconds();
    return (mean * minutes * 60 + step - 1) / step;
  }

  private int[] jumps(double[] means) {
    if (!variable.jumps()) {
      return new int[means.length];
    }
    double possible = (double) slots.model().averaging().medianMinutes() / minutes;
    double[] medians = SlotFaults.medians(means, possible, QodModel.medianShare(variable));
    double[] distances = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      medians[i] = rounded(medians[i]);
      distances[i] = rounded(StrictMath.abs(means[i] - medians[i]));
    }
    double limit = slots.model().limits(variable).minuteStep();
    return new Jumps(QodFault.ANOMALOUS_INCREASE, QodFault.UNIDENTIFIED_ANOMALOUS_CHANGE)
        .faults(means, medians, distances, limit);
  }

  private double mean(int from, int to) {
    if (variable != WIND_SPEED) {
      return rounded(mean(slots.values(variable), from, to));
    }
    double[] speed = slots.values(WIND_SPEED);
    double[] direction = slots.values(WIND_DIRECTION);
    double[] east = new double[to - from];
    double[] north = new double[to - from];
    for (int i = from; i < to; i++) {
      double radians = direction[i] * StrictMath.PI / 180;
      east[i - from] = -speed[i] * StrictMath.sin(radians);
      north[i - from] = -speed[i] * StrictMath.cos(radians);
    }
    double u = mean(east, 0, to - from);
    double v = mean(north, 0, to - from);
    return rounded(StrictMath.sqrt(u * u + v * v));
  }

  /** With compensated summation: a mean is rounded later, and may lie just on the edge. */
  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    double compensation = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(values[i])) {
        double next = values[i] - compensation;
        double total = sum + next;
        compensation = total - sum - next;
        sum = total;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** To hundredths, halves to even. */
  static double rounded(double value) {
    return StrictMath.rint(value * HUNDREDTHS) / HUNDREDTHS;
  }
}
