package io.trigpoint.node.epochs.compute;

import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RefusalReason;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether a location report opens what the owner committed to on chain. */
final class LocationJudging {
  static final String OPENED = "location.opened";

  private LocationJudging() {}

  static ReportVerdict judge(ReceivedReport<LocationAssertion> received, EpochHead head) {
    LocationAssertion assertion = received.report();
    DeviceId id = assertion.header().device();
    Hash32 opened = LocationAssertion.commitment(assertion.location(), assertion.salt());
    Hash32 committed = head.device(id).locationCommitment();
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("committed", committed.hex());
    evidence.put("opened", opened.hex());
    boolean opens = opened.equals(committed);
    return new ReportVerdict(
        received.id(),
        id,
        ReportKind.LOCATION,
        opens ? Outcome.ACCEPTED : Outcome.REFUSED,
        opens ? OPENED : RefusalReason.LOCATION_MISMATCH.id(),
        evidence);
  }
}
