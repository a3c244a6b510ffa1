package io.trigpoint.coverage.helium;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one report.
 *
 * @param reason why it was refused; empty for a valid report
 * @param rule the heading in docs/spec/helium.md
 * @param evidence the figures that were compared, by name, ready to print; the side that is to
 *     blame under "side" when refused
 * @param unit its HIP-15 reward unit in ten-thousandths, 0 unless it is paid
 * @param scale its transmit scale in ten-thousandths, 0 when refused
 */
public record HeliumVerdict(
    Optional<HeliumReason> reason,
    String rule,
    SortedMap<String, String> evidence,
    int unit,
    int scale) {
  /** The verdict of a valid report. */
  public static final String OK = "ok";

  public HeliumVerdict {
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
  }

  static HeliumVerdict refused(BrokenRule refusal, String side) {
    SortedMap<String, String> evidence = new TreeMap<>(refusal.evidence());
    evidence.put("side", side);
    return new HeliumVerdict(Optional.of(refusal.reason()), refusal.reason().id(), evidence, 0, 0);
  }

  static HeliumVerdict valid(
      HeliumAcceptance worth, SortedMap<String, String> evidence, int unit, int scale) {
    return new HeliumVerdict(Optional.empty(), worth.id(), evidence, unit, scale);
  }

  /** The reference's name of the reason, or ok. */
  public String verdict() {
    return reason.map(HeliumReason::reference).orElse(OK);
  }

  /** Whether it is a valid beacon or one of the witnesses that are paid. */
  public boolean selected() {
    return rule.equals(HeliumAcceptance.SELECTED.id());
  }
}
