package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.CoverageInputs;
import io.trigpoint.coverage.CoverageOutcome;
import io.trigpoint.coverage.CoverageRound;
import io.trigpoint.coverage.Denials;

/**
 * A round of verdicts with the evidence of the days before and of the round itself.
 *
 * @param outcome verdicts and points after the denials
 */
public record EvidencedRound(CoverageOutcome outcome, EvidenceStep step) {

  /**
   * The denials of the inputs are those that earlier rounds left. Receptions that are too old at
   * the end of the round, or too many of one direction, leave the window first.
   *
   * @param endMs of the round, Unix milliseconds
   */
  public static EvidencedRound judge(
      CoverageInputs inputs, EvidenceWindow earlier, long endMs, EvidenceParameters parameters) {
    EvidenceStep step =
        EvidenceStep.of(
            earlier,
            new EvidenceStep.Heard(
                Receptions.of(inputs), inputs.devices(), inputs.selectionEntropy(), endMs),
            inputs.denials(),
            Watch.ALL.at(inputs.selectionEntropy(), endMs, parameters.windowMs()),
            parameters);
    CoverageOutcome outcome =
        CoverageRound.judge(
            new CoverageInputs(
                inputs.beacons(),
                inputs.witnesses(),
                inputs.devices(),
                inputs.entropies(),
                inputs.selectionEntropy(),
                step.denials(),
                inputs.parameters()));
    return new EvidencedRound(outcome, step);
  }

  public EvidenceFindings findings() {
    return step.findings();
  }

  /** What the next round begins with: found now, or found earlier and not expired. */
  public Denials denials() {
    return step.denials();
  }

  /** What the next round adds its receptions to. */
  public EvidenceWindow window() {
    return step.window();
  }
}
