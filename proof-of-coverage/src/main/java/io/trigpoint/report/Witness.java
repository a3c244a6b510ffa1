package io.trigpoint.report;

/**
 * A hotspot says that it heard a beacon.
 *
 * @param tmstMicros concentrator counter at the end of the reception, wraps at 2^32
 * @param detail optional figures that only some concentrators give
 */
public record Witness(
    Header header,
    BeaconPayload payload,
    Hertz frequency,
    SpreadingFactor spreading,
    Dbm rssi,
    Decibels snr,
    long tmstMicros,
    RadioDetail detail)
    implements Report {}
