package io.trigpoint.agent.radio;

import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.SpreadingFactor;

/**
 * A LoRa frame that a concentrator received.
 *
 * @param crcOk whether the concentrator found its checksum good
 * @param tmstMicros concentrator counter at the end of the reception
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reception(
    byte[] frame,
    boolean crcOk,
    Hertz frequency,
    SpreadingFactor spreading,
    Dbm rssi,
    Decibels snr,
    long tmstMicros,
    RadioDetail detail) {}
