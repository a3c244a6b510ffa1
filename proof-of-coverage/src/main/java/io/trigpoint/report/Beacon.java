package io.trigpoint.report;

/**
 * A hotspot says that it transmitted.
 *
 * @param entropyNumber the public entropy that the payload is derived from
 * @param localEntropy the device's own 16 random bytes, hexadecimal
 * @param power conducted power that the packet forwarder said it used
 */
public record Beacon(
    Header header,
    long entropyNumber,
    String localEntropy,
    BeaconPayload payload,
    Transmission transmission,
    Dbm power)
    implements Report {}
