package io.trigpoint.weather.self;

import static io.trigpoint.weather.CheckState.FAIL;
import static io.trigpoint.weather.CheckState.PASS;

import io.trigpoint.weather.SeriesVariable;

/** The checks of one value alone. */
final class ValueChecks {
  private final Samples samples;
  private final SelfParameters parameters;
  private final Ledger ledger;

  ValueChecks(Samples samples, SelfParameters parameters, Ledger ledger) {
    this.samples = samples;
    this.parameters = parameters;
    this.ledger = ledger;
  }

  /** A value that was given but is no number fails. */
  void noNumber(SeriesVariable variable) {
    Tallies tallies = ledger.of(SelfCheck.NO_NUMBER, variable);
    double[] values = samples.of(variable);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        tallies.note(i, Double.isFinite(values[i]) ? PASS : FAIL);
      }
    }
  }

  /** A value outside its limits fails. */
  void range(SeriesVariable variable) {
    Tallies tallies = ledger.of(SelfCheck.RANGE, variable);
    SelfParameters.Limits limits = parameters.limits(variable);
    double[] values = samples.of(variable);
    for (int i : samples.having(values)) {
      if (values[i] < limits.min()) {
        tallies.note(i, FAIL, values[i], limits.min());
      } else {
        boolean over = values[i] > limits.max();
        tallies.note(i, over ? FAIL : PASS, values[i], limits.max());
      }
    }
  }
}
