package io.trigpoint.report;

import java.util.SortedMap;

/**
 * A station says what it measured.
 *
 * @param observedMs when the station measured, Unix milliseconds
 * @param source the intake that heard it: "wu", "ecowitt", "rtl433", "json"
 * @param raw source field and value as received, so that the resolution stays evidence
 */
public record WeatherReading(
    Header header,
    long observedMs,
    Observation values,
    String source,
    SortedMap<String, String> raw)
    implements Report {}
