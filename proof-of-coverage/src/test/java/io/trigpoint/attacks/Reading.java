package io.trigpoint.attacks;

import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.RadioDetail;

/** The figures that a forwarder prints with a packet. */
record Reading(Dbm rssi, Decibels snr, long tmst, RadioDetail detail) {}
