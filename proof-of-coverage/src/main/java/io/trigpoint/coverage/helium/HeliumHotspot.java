package io.trigpoint.coverage.helium;

import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Region;
import java.util.Optional;

/**
 * A gateway of the registry.
 *
 * @param place where it says it stands; empty before its owner asserted a location
 * @param full whether it may beacon and witness; others only carry packets
 */
public record HeliumHotspot(Optional<Place> place, boolean full) {
  /**
   * An asserted location.
   *
   * @param cell empty when the asserted index is no H3 cell
   * @param gain of the antenna
   * @param region the channel plan in force there
   */
  public record Place(Optional<Cell> cell, Decibels gain, Region region) {}

  /** A full hotspot that has asserted its location. */
  public static HeliumHotspot at(Cell cell, Decibels gain, Region region) {
    return new HeliumHotspot(Optional.of(new Place(Optional.of(cell), gain, region)), true);
  }
}
