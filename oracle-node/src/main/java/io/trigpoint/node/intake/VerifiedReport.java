package io.trigpoint.node.intake;

import io.trigpoint.report.Header;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SignedReport;
import java.util.Optional;

/**
 * A report that passed every intake rule and may be stored.
 *
 * @param receivedMs the operator's clock at arrival, Unix milliseconds
 * @param opened the assertion, for a location report
 */
public record VerifiedReport(
    ReportId id,
    Header header,
    SignedReport signed,
    long receivedMs,
    Optional<LocationAssertion> opened) {}
