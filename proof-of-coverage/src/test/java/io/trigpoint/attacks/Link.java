package io.trigpoint.attacks;

/**
 * What lies between two radios, the same in both directions.
 *
 * @param fadingDb standard deviation from packet to packet
 * @param ceilingDb how far fading may add to the mean
 */
record Link(Radio to, double lossDb, double fadingDb, double ceilingDb, double delayMicros) {}
