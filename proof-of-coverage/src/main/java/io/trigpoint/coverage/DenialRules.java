package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What evidence from earlier reports forbids, as long as it is in force when a report arrives. */
final class DenialRules {
  private DenialRules() {}

  /**
   * The device that reports is denied.
   *
   * @param receivedMs the operator's clock at arrival, Unix milliseconds
   */
  static Optional<Refusal> device(Denials denials, DeviceId device, long receivedMs, String side) {
    return denials
        .against(device, receivedMs)
        .map(denial -> refusal(CoverageRefusal.DEVICE_DENIED, denial, Map.of("side", side)));
  }

  /** The link of two different devices is denied. */
  static Optional<Refusal> edge(
      Denials denials, DeviceId witness, DeviceId beaconer, long receivedMs) {
    return denials
        .against(Edge.between(witness, beaconer), receivedMs)
        .map(denial ->
            refusal(CoverageRefusal.EDGE_DENIED, denial, Map.of("beaconer", beaconer.hex())));
  }

  private static Refusal refusal(CoverageRefusal reason, Denial denial, Map<String, String> whose) {
    SortedMap<String, String> evidence = new TreeMap<>(whose);
    evidence.put("signals", denial.signals());
    evidence.put("until_ms", Long.toString(denial.untilMs()));
    return new Refusal(reason, evidence);
  }
}
