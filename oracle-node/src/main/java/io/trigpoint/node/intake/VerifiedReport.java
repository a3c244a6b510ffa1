package io.trigpoint.node.intake;

import io.trigpoint.report.Header;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SignedReport;
import java.util.Optional;

/**
 * A report that passed every intake rule and may be stored.
 *
 * @param report what the signed body says
 * @param receivedMs the operator's clock at arrival, Unix milliseconds
 */
public record VerifiedReport(ReportId id, Report report, SignedReport signed, long receivedMs) {

  public Header header() {
    return report.header();
  }

  /** The assertion, for a location report. */
  public Optional<LocationAssertion> opened() {
    return report instanceof LocationAssertion assertion
        ? Optional.of(assertion)
        : Optional.empty();
  }
}
