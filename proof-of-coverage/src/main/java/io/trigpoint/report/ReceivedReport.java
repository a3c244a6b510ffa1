package io.trigpoint.report;

/**
 * A decoded report with what the operator knows of its arrival.
 *
 * @param receivedMs the operator's clock when it arrived, Unix milliseconds, part of the sealed
 *     input
 */
public record ReceivedReport<R extends Report>(ReportId id, long receivedMs, R report) {}
