package io.trigpoint.coverage.helium;

/**
 * A beacon report as the reference's ingest got it.
 *
 * @param beaconer the gateway's key, in any one text form
 * @param receivedMs Unix milliseconds of its arrival
 */
public record HeliumBeacon(String beaconer, long receivedMs, HeliumSeed seed, HeliumFrame frame) {}
