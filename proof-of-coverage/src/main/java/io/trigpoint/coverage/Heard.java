package io.trigpoint.coverage;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Witness;

/**
 * A beacon that counts, and a report of it that says something of the link between the two.
 *
 * @param beaconer number of the device that sent it
 * @param listener number of the device that heard it
 */
public record Heard(
    ReceivedReport<Beacon> beacon, ReceivedReport<Witness> witness, int beaconer, int listener) {}
