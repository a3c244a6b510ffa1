package io.trigpoint.node.epochs.compute;

import io.trigpoint.report.ReportVerdict.Outcome;

/** How many verdicts there are of each outcome. */
public record VerdictTally(long accepted, long duplicates, long refused) {
  static final VerdictTally NONE = new VerdictTally(0, 0, 0);

  VerdictTally plus(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> new VerdictTally(accepted + 1, duplicates, refused);
      case DUPLICATE -> new VerdictTally(accepted, duplicates + 1, refused);
      case REFUSED -> new VerdictTally(accepted, duplicates, refused + 1);
    };
  }

  VerdictTally plus(VerdictTally other) {
    return new VerdictTally(
        accepted + other.accepted, duplicates + other.duplicates, refused + other.refused);
  }
}
