package io.trigpoint.deploy.air;

import io.trigpoint.report.Decibels;

/**
 * An antenna.
 *
 * @param gain over isotropic
 * @param elevationMetres above ground
 */
public record Site(String name, Place place, Decibels gain, int elevationMetres) {}
