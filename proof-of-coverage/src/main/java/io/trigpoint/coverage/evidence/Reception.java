package io.trigpoint.coverage.evidence;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.Region;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SpreadingFactor;

/**
 * One verified witness report joined to the verified beacon that it heard.
 *
 * @param sentMs when the beacon report arrived, operator's clock, Unix milliseconds
 * @param heardMs when the witness report arrived, same clock
 * @param power conducted power of the beacon
 * @param tmstMicros the witness's concentrator counter, wraps at 2^32
 */
public record Reception(
    ReportId report,
    DeviceId beaconer,
    DeviceId witness,
    BeaconPayload payload,
    long sentMs,
    long heardMs,
    Region region,
    Hertz frequency,
    SpreadingFactor spreading,
    Dbm power,
    Dbm rssi,
    Decibels snr,
    long tmstMicros,
    RadioDetail detail) {}
