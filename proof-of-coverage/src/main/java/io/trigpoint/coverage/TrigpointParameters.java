package io.trigpoint.coverage;

import io.trigpoint.density.HexDensityTable;
import io.trigpoint.report.Decibels;

/** The figures of our own coverage rules. */
public record TrigpointParameters(
    String id, long firstEpoch, Timing timing, Spacing spacing, Radio radio, Crowding crowding)
    implements PocParameters {

  /** The default: one beacon in six hours. */
  public static final TrigpointParameters TRIGPOINT =
      new TrigpointParameters(
          "trigpoint",
          1,
          new Timing(6 * 3_600_000L, 10_000, 2_000),
          new Spacing(8, 50, 100_000, 150, 50),
          new Radio(
              Decibels.of(3),
              Decibels.of(3),
              Decibels.of(15),
              Decibels.of(9),
              Decibels.of(17),
              Decibels.of(10),
              Decibels.of(15),
              100_000,
              false),
          new Crowding(14, HexDensityTable.HIP104));

  /** The default with short segments and longer allowances, for a network on one machine. */
  public static final TrigpointParameters TRIGPOINT_LOCAL =
      new TrigpointParameters(
          "trigpoint-local",
          1,
          new Timing(15_000, 30_000, 2_000),
          TRIGPOINT.spacing(),
          TRIGPOINT.radio(),
          TRIGPOINT.crowding());

  /**
   * When reports count.
   *
   * @param segmentMs one beacon counts in each segment, counted from the Unix epoch
   * @param witnessLagMs how long after the beacon a witness may arrive
   * @param clockSkewMs how far a device's clock may be off
   */
  public record Timing(long segmentMs, long witnessLagMs, long clockSkewMs) {}

  /**
   * How far apart beaconer and witness stand.
   *
   * @param minCells fewest grid steps at resolution 11
   * @param metresPerCell used instead where H3 has no common grid
   * @param maxMetres farthest great circle
   * @param horizonPercent farthest great circle in percent of the radio horizon
   * @param terrainMetres what the ground may add to each antenna's height
   */
  public record Spacing(
      long minCells, int metresPerCell, int maxMetres, int horizonPercent, int terrainMetres) {}

  /**
   * What a reception may look like.
   *
   * @param loudnessMargin above free space
   * @param weaknessMargin below sensitivity and below the lowest signal-to-noise ratio
   * @param maxSnr the highest ratio that receivers report
   * @param quieterNoise how far the implied noise may lie below the standard floor
   * @param louderNoise how far it may lie above
   * @param powerDeficit how far below the plan a beaconer may transmit
   * @param maxGain the highest antenna gain that lets a reception be louder
   * @param maxOffsetHz largest difference to the beacon's frequency
   * @param powerProbe whether a beacon's payload selects its power, instead of the plan's limit
   */
  public record Radio(
      Decibels loudnessMargin,
      Decibels weaknessMargin,
      Decibels maxSnr,
      Decibels quieterNoise,
      Decibels louderNoise,
      Decibels powerDeficit,
      Decibels maxGain,
      long maxOffsetHz,
      boolean powerProbe) {

    /** The sender's gain costs it power; the listener's is free to claim, and so has a limit. */
    public Decibels counted(Decibels listener) {
      return listener.tenths() <= maxGain.tenths() ? listener : maxGain;
    }
  }

  /** How many witnesses of a beacon are paid, and how density scales them. */
  public record Crowding(int maxWitnesses, HexDensityTable density) {}

  @Override
  public String canonical() {
    return new ParameterText(id, firstEpoch)
        .line("segment_ms", timing.segmentMs())
        .line("witness_lag_ms", timing.witnessLagMs())
        .line("clock_skew_ms", timing.clockSkewMs())
        .line("min_cells", spacing.minCells())
        .line("metres_per_cell", spacing.metresPerCell())
        .line("max_metres", spacing.maxMetres())
        .line("horizon_percent", spacing.horizonPercent())
        .line("terrain_metres", spacing.terrainMetres())
        .line("loudness_margin_ddb", radio.loudnessMargin().tenths())
        .line("weakness_margin_ddb", radio.weaknessMargin().tenths())
        .line("max_snr_ddb", radio.maxSnr().tenths())
        .line("quieter_noise_ddb", radio.quieterNoise().tenths())
        .line("louder_noise_ddb", radio.louderNoise().tenths())
        .line("power_deficit_ddb", radio.powerDeficit().tenths())
        .line("max_gain_ddb", radio.maxGain().tenths())
        .line("max_offset_hz", radio.maxOffsetHz())
        .line("power_probe", radio.powerProbe())
        .line("max_witnesses", crowding.maxWitnesses())
        .density(crowding.density())
        .toString();
  }
}
