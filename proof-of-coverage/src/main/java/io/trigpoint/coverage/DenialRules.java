package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Report;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What evidence from earlier reports forbids, as long as it is in force when a report arrives. */
final class DenialRules {
  private DenialRules() {}

  static Optional<Refusal> device(
      Denials denials, ReceivedReport<? extends Report> received, String side) {
    DeviceId device = received.report().header().device();
    return denials
        .against(device, received.receivedMs())
        .map(denial -> refusal(CoverageRefusal.DEVICE_DENIED, denial, Map.of("side", side)));
  }

  /** The two devices must differ. */
  static Optional<Refusal> edge(
      Denials denials, ReceivedReport<? extends Report> received, DeviceId beaconer) {
    Edge edge = Edge.between(received.report().header().device(), beaconer);
    return denials
        .against(edge, received.receivedMs())
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
