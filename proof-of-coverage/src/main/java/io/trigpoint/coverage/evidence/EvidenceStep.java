package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Denial;
import io.trigpoint.coverage.Denials;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the evidence of the days before and of a round itself comes to.
 *
 * @param denials what the round is judged by and the next begins with: found now, or found earlier
 *     and not expired
 * @param window what the next round adds its receptions to
 * @param watch the regions that it is about
 */
public record EvidenceStep(
    EvidenceFindings findings, Denials denials, EvidenceWindow window, Watch watch) {

  /**
   * What a round adds.
   *
   * @param devices the registry, of which only the ends of receptions are looked at
   * @param entropy randomness that nobody knew when the reports were made
   * @param endMs of the round, Unix milliseconds
   */
  public record Heard(
      List<Reception> receptions,
      SortedMap<DeviceId, RegisteredDevice> devices,
      Hash32 entropy,
      long endMs) {}

  /**
   * Receptions that are too old at the end of the round, or too many of one direction, leave the
   * window first, then those of regions that are not watched.
   *
   * @param carried the denials that earlier rounds left
   * @param watch of this round
   */
  public static EvidenceStep of(
      EvidenceWindow earlier,
      Heard heard,
      Denials carried,
      Watch watch,
      EvidenceParameters parameters) {
    List<Reception> receptions = new ArrayList<>(unmoved(earlier, heard));
    receptions.addAll(heard.receptions());
    EvidenceWindow all =
        new EvidenceWindow(
                heard.endMs(),
                heard.entropy(),
                receptions,
                heard.devices(),
                earlier.stats(),
                earlier.readings())
            .trimmed(parameters);
    Watched watched =
        Watched.of(watch, all.receptions(), heard.devices(), parameters.mostReceptions());
    EvidenceWindow window = all.of(watched.receptions());
    EvidenceFindings findings = Evidence.of(window, parameters);
    return new EvidenceStep(
        findings, merged(carried, findings.denials(), heard.endMs()), window, watched.watch());
  }

  /** What was heard before an end was moved says nothing of where it stands now. */
  private static List<Reception> unmoved(EvidenceWindow earlier, Heard heard) {
    Set<DeviceId> moved = new HashSet<>();
    earlier
        .devices()
        .forEach((id, device) -> {
          RegisteredDevice now = heard.devices().get(id);
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
}
