package io.trigpoint.rewards.epoch;

import java.math.BigInteger;

/**
 * The figures that turn points into money.
 *
 * @param emission reward tokens per day
 * @param beaconPpm part of the emission for beacons, parts per million
 * @param witnessPpm part for witnesses
 * @param weatherPpm part for weather stations
 * @param revenue how a sale is split
 */
public record RewardParameters(
    EmissionSchedule emission,
    int beaconPpm,
    int witnessPpm,
    int weatherPpm,
    RevenueSplit revenue) {
  static final int WHOLE = 1_000_000;

  public RewardParameters {
    if (beaconPpm < 0 || witnessPpm < 0 || weatherPpm < 0) {
      throw new IllegalArgumentException("a pool is never negative");
    }
    if (beaconPpm + witnessPpm + weatherPpm > WHOLE) {
      throw new IllegalArgumentException("the pools are more than the emission");
    }
  }

  /**
   * 20 000 tokens of 18 decimals a day; 20 % beacons, 40 % witnesses, 40 % weather; sales 80/15/5.
   */
  public static RewardParameters trigpoint() {
    BigInteger perDay = BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(20_000));
    return new RewardParameters(
        new EmissionSchedule(new TokenAmount(perDay)),
        200_000,
        400_000,
        400_000,
        new RevenueSplit(800_000, 150_000, 50_000));
  }

  /** Parts per million of the emission that a pool gets. */
  public int ppm(RewardPool pool) {
    return switch (pool) {
      case BEACON -> beaconPpm;
      case WITNESS -> witnessPpm;
      case WEATHER -> weatherPpm;
    };
  }

  /** The pool's part of an emission, rounded down. */
  public TokenAmount budget(RewardPool pool, TokenAmount emitted) {
    return emitted.shareFloor(ppm(pool), WHOLE);
  }

  /** One name=value line per figure, in a fixed order: what the parameter hash covers. */
  public String canonical() {
    StringBuilder text = new StringBuilder();
    line(text, "emission_per_day", emission.perDay());
    line(text, "beacon_ppm", beaconPpm);
    line(text, "witness_ppm", witnessPpm);
    line(text, "weather_ppm", weatherPpm);
    line(text, "revenue_owners_ppm", revenue.owners());
    line(text, "revenue_operators_ppm", revenue.operators());
    line(text, "revenue_treasury_ppm", revenue.treasury());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append("rewards.").append(name).append('=').append(value).append('\n');
  }
}
