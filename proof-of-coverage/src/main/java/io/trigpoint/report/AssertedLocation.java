package io.trigpoint.report;

/**
 * Where the owner says a device is.
 *
 * @param cell H3 resolution 12
 * @param gain antenna gain over isotropic
 * @param elevationDecimetres antenna above ground
 */
public record AssertedLocation(Cell cell, Decibels gain, int elevationDecimetres) {}
