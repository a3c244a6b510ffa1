package io.trigpoint.report;

import java.util.List;
import java.util.Optional;

/**
 * Beacon channel plans: the channels, the spreading factor that fits 52 bytes on air and the
 * highest radiated power. Figures as published with the LoRaWAN regional parameters of
 * helium/lorawan-h3.
 */
public enum Region {
  EU868(
      1,
      new SpreadingFactor(12),
      Dbm.of(16.1),
      List.of(
          867_100_000L,
          867_300_000L,
          867_500_000L,
          867_700_000L,
          867_900_000L,
          868_100_000L,
          868_300_000L,
          868_500_000L)),
  US915(
      0,
      new SpreadingFactor(9),
      Dbm.of(36),
      List.of(
          903_900_000L,
          904_100_000L,
          904_300_000L,
          904_500_000L,
          904_700_000L,
          904_900_000L,
          905_100_000L,
          905_300_000L));

  private final int code;
  private final SpreadingFactor spreading;
  private final Dbm maxEirp;
  private final List<Hertz> channels;

  Region(int code, SpreadingFactor spreading, Dbm maxEirp, List<Long> channels) {
    this.code = code;
    this.spreading = spreading;
    this.maxEirp = maxEirp;
    this.channels = channels.stream().map(Hertz::new).toList();
  }

  public int code() {
    return code;
  }

  public SpreadingFactor spreading() {
    return spreading;
  }

  public Dbm maxEirp() {
    return maxEirp;
  }

  public List<Hertz> channels() {
    return channels;
  }

  /** The channel that a payload selects. */
  public Hertz channelOf(BeaconPayload payload) {
    return channels.get(payload.channelIndex(channels.size()));
  }

  /**
   * Whole dBm to ask of the forwarder: radiated limit minus antenna gain, truncated towards zero.
   */
  public Dbm conductedPower(Decibels antennaGain) {
    return new Dbm((maxEirp.tenths() - antennaGain.tenths()) / 10 * 10);
  }

  public static Optional<Region> ofCode(int code) {
    for (Region region : values()) {
      if (region.code == code) {
        return Optional.of(region);
      }
    }
    return Optional.empty();
  }
}
