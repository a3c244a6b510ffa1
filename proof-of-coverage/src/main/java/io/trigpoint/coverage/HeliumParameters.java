package io.trigpoint.coverage;

import io.trigpoint.density.HexDensityTable;

/**
 * The figures of the retired Helium rules, as deployed at helium/oracles@824f7724.
 *
 * @param entropyLifeSeconds how long after its start an entropy may be used, both ends inclusive
 * @param segmentSeconds one beacon in each; divides 24 h
 * @param beaconLagMs from the beacon to a witness, when the beacon arrived first
 * @param witnessLagMs from the first witness to a later one, otherwise
 * @param minCells fewest grid steps at resolution 11
 * @param maxKilometres farthest great circle, whole kilometres rounded down
 * @param maxOffsetHz largest difference to the beacon's frequency
 * @param reciprocitySeconds how recent a device's last valid witness or beacon must be, exclusive
 * @param maxWitnesses paid for one beacon, by arrival
 * @param activeSeconds how recent a hotspot's last counting beacon must be for it to crowd others
 * @param missingScale of a cell without an active hotspot, in ten-thousandths
 * @param density the table of the transmit scale
 */
public record HeliumParameters(
    String id,
    long firstEpoch,
    long entropyLifeSeconds,
    long segmentSeconds,
    long beaconLagMs,
    long witnessLagMs,
    long minCells,
    long maxKilometres,
    long maxOffsetHz,
    long reciprocitySeconds,
    int maxWitnesses,
    long activeSeconds,
    int missingScale,
    HexDensityTable density)
    implements PocParameters {

  /** The reference as it was when it was retired. */
  public static final HeliumParameters HELIUM =
      new HeliumParameters(
          "helium",
          1,
          180,
          21_600,
          4_000,
          1_500,
          8,
          100,
          100_000,
          172_800,
          14,
          216_000,
          2_000,
          HexDensityTable.HIP104);

  @Override
  public String canonical() {
    return new ParameterText(id, firstEpoch)
        .line("entropy_life_s", entropyLifeSeconds)
        .line("segment_s", segmentSeconds)
        .line("beacon_lag_ms", beaconLagMs)
        .line("witness_lag_ms", witnessLagMs)
        .line("min_cells", minCells)
        .line("max_km", maxKilometres)
        .line("max_offset_hz", maxOffsetHz)
        .line("reciprocity_s", reciprocitySeconds)
        .line("max_witnesses", maxWitnesses)
        .line("active_s", activeSeconds)
        .line("missing_scale", missingScale)
        .density(density)
        .toString();
  }
}
