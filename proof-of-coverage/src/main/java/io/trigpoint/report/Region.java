package io.trigpoint.report;

import static io.trigpoint.report.ChannelPlan.grid;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Beacon channel plans. Figures as published in the region parameters of helium/lorawan-h3, but for
 * EU433, whose channels are ten times too low there.
 */
public enum Region {
  US915(0, ChannelPlan.of(360, grid(903_900_000, 8)).from(10)),
  EU868(1, ChannelPlan.of(161, grid(867_100_000, 8)).european()),
  EU433(2, ChannelPlan.of(121, grid(433_175_000, 3))),
  CN470(3, ChannelPlan.of(191, grid(486_300_000, 8))),
  AU915(5, ChannelPlan.of(300, grid(916_800_000, 8))),
  AS923_1(6, ChannelPlan.of(160, grid(923_200_000, 8))),
  KR920(7, ChannelPlan.of(140, grid(922_100_000, 7))),
  IN865(8, ChannelPlan.of(300, List.of(865_062_500L, 865_402_500L, 865_985_000L))),
  AS923_2(9, ChannelPlan.of(160, grid(921_400_000, 8))),
  AS923_3(10, ChannelPlan.of(160, grid(916_600_000, 8))),
  AS923_4(11, ChannelPlan.of(160, grid(917_300_000, 8))),
  AS923_1B(12, ChannelPlan.of(160, grid(922_000_000, 8))),
  CD900_1A(13, ChannelPlan.of(161, grid(867_100_000, 8)).european()),
  RU864(
      14,
      ChannelPlan.of(
          160,
          List.of(
              864_100_000L,
              864_300_000L,
              864_500_000L,
              864_700_000L,
              864_900_000L,
              868_900_000L,
              869_100_000L))),
  AU915_SB1(21, ChannelPlan.of(300, grid(915_200_000, 8))),
  AS923_1C(24, ChannelPlan.of(300, grid(923_200_000, 8)));

  private final int code;
  private final ChannelPlan plan;
  private final SpreadingFactor spreading;

  Region(int code, ChannelPlan plan) {
    this.code = code;
    this.plan = plan;
    this.spreading = plan.spreadingFor(BeaconPayload.LENGTH).orElseThrow();
  }

  /** The number in reports, as in the field's own enumeration. */
  public int code() {
    return code;
  }

  /** What beacons of 51 bytes are sent with. */
  public SpreadingFactor spreading() {
    return spreading;
  }

  /** The first spreading factor of the plan that may carry so many bytes; empty when none may. */
  public Optional<SpreadingFactor> spreadingFor(int bytes) {
    return plan.spreadingFor(bytes);
  }

  public List<PacketLimit> packetLimits() {
    return plan.packetLimits();
  }

  public Dbm maxEirp() {
    return plan.maxEirp();
  }

  public List<Hertz> channels() {
    return plan.channels();
  }

  /** The channel that a payload selects. */
  public Hertz channelOf(BeaconPayload payload) {
    return channels().get(payload.channelIndex(channels().size()));
  }

  /**
   * Whole dBm to ask of the forwarder: radiated limit minus antenna gain, truncated towards zero.
   */
  public Dbm conductedPower(Decibels antennaGain) {
    return conductedPower(maxEirp(), antennaGain);
  }

  /** The same for a radiated power below the limit. */
  public static Dbm conductedPower(Dbm eirp, Decibels antennaGain) {
    return new Dbm((eirp.tenths() - antennaGain.tenths()) / 10 * 10);
  }

  public static Optional<Region> ofCode(int code) {
    return Arrays.stream(values()).filter(region -> region.code == code).findFirst();
  }

  /** Reads a name in any case, with hyphens or underscores. */
  public static Optional<Region> named(String name) {
    String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values()).filter(region -> region.name().equals(constant)).findFirst();
  }
}
