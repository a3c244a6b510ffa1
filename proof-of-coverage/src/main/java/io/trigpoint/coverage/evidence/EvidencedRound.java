package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.CoverageInputs;
import io.trigpoint.coverage.CoverageOutcome;
import io.trigpoint.coverage.CoverageRound;
import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A round of verdicts with the evidence of the days before and of the round itself.
 *
 * @param outcome verdicts and points after the denials
 * @param denials what the next round begins with: found now, or found earlier and not expired
 * @param window what the next round adds its receptions to
 */
public record EvidencedRound(
    CoverageOutcome outcome, EvidenceFindings findings, Denials denials, EvidenceWindow window) {

  /**
   * The denials of the inputs are those that earlier rounds left. Receptions that are too old at
   * the end of the round, or too many of one direction, leave the window first.
   *
   * @param endMs of the round, Unix milliseconds
   */
  public static EvidencedRound judge(
      CoverageInputs inputs, EvidenceWindow earlier, long endMs, EvidenceParameters parameters) {
    EvidenceWindow window = extended(inputs, earlier, endMs).trimmed(parameters);
    EvidenceFindings findings = Evidence.of(window, parameters);
    Denials denials = merged(inputs.denials(), findings.denials(), window.endMs());
    CoverageOutcome outcome = CoverageRound.judge(with(inputs, denials));
    return new EvidencedRound(outcome, findings, denials, window);
  }

  private static EvidenceWindow extended(
      CoverageInputs inputs, EvidenceWindow earlier, long endMs) {
    CoverageOutcome believed = CoverageRound.judge(with(inputs, Denials.NONE));
    List<Reception> receptions = new ArrayList<>(unmoved(earlier, inputs));
    receptions.addAll(Receptions.of(inputs, believed));
    return new EvidenceWindow(
        endMs,
        inputs.selectionEntropy(),
        receptions,
        inputs.devices(),
        earlier.stats(),
        earlier.readings());
  }

  /** What was heard before an end was moved says nothing of where it stands now. */
  private static List<Reception> unmoved(EvidenceWindow earlier, CoverageInputs inputs) {
    Set<DeviceId> moved = new HashSet<>();
    earlier
        .devices()
        .forEach((id, device) -> {
          RegisteredDevice now = inputs.devices().get(id);
          if (now != null && !now.location().equals(device.location())) {
            moved.add(id);
          }
        });
    return earlier.receptions().stream()
        .filter(r -> !moved.contains(r.beaconer()) && !moved.contains(r.witness()))
        .toList();
  }

  /** What was found now wins; what was found earlier stays until it expires. */
  private static Denials merged(Denials carried, Denials found, long nowMs) {
    return new Denials(
        merged(carried.edges(), found.edges(), nowMs),
        merged(carried.devices(), found.devices(), nowMs));
  }

  private static <K extends Comparable<K>> SortedMap<K, Denial> merged(
      SortedMap<K, Denial> carried, SortedMap<K, Denial> found, long nowMs) {
    SortedMap<K, Denial> merged = new TreeMap<>();
    carried.forEach((subject, denial) -> {
      if (denial.untilMs() >= nowMs) {
        merged.put(subject, denial);
      }
    });
    merged.putAll(found);
    return merged;
  }

  private static CoverageInputs with(CoverageInputs inputs, Denials denials) {
    return new CoverageInputs(
        inputs.beacons(),
        inputs.witnesses(),
        inputs.devices(),
        inputs.entropies(),
        inputs.selectionEntropy(),
        denials,
        inputs.parameters());
  }
}
