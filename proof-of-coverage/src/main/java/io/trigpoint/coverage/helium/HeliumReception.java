package io.trigpoint.coverage.helium;

import io.trigpoint.coverage.Distance;
import java.util.Optional;

/**
 * All that the witness rules look at.
 *
 * @param firstMs when the earliest report of the beacon arrived, good or bad
 * @param hotspot the witness's entry in the registry
 * @param distance between the asserted cells; empty when one of them has no cell
 */
record HeliumReception(
    HeliumInputs inputs,
    HeliumWitness witness,
    long firstMs,
    HeliumHotspot.Place beaconer,
    Optional<HeliumHotspot> hotspot,
    Optional<Distance> distance) {
  static HeliumReception of(
      HeliumInputs inputs, HeliumWitness witness, long firstMs, HeliumHotspot.Place beaconer) {
    Optional<HeliumHotspot> hotspot = GatewayRules.known(inputs.hotspots(), witness.witness());
    Optional<Distance> distance =
        hotspot
            .flatMap(HeliumHotspot::place)
            .flatMap(HeliumHotspot.Place::cell)
            .flatMap(cell -> beaconer.cell().map(sender -> Distance.between(sender, cell)));
    return new HeliumReception(inputs, witness, firstMs, beaconer, hotspot, distance);
  }

  HeliumHotspot.Place place() {
    return hotspot.flatMap(HeliumHotspot::place).orElseThrow();
  }

  /** The reference rounds to whole metres before it compares anything. */
  long metres() {
    return StrictMath.round(distance.orElseThrow().metres());
  }
}
