package io.trigpoint.rewards.epoch;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures that turn points into money. A version never changes; new figures are a new version.
 *
 * @param version counts from 1
 * @param emission reward tokens per day
 * @param pools parts of the emission in parts per million; a pool that is not listed does not exist
 * @param weights how much of a station's quality counts; absent when all of it does
 * @param revenue how a sale is split
 */
public record RewardParameters(
    int version,
    EmissionSchedule emission,
    SortedMap<RewardPool, Integer> pools,
    Optional<QualityWeights> weights,
    RevenueSplit revenue) {
  static final int WHOLE = 1_000_000;
  private static final BigInteger TOKEN = BigInteger.TEN.pow(18);
  private static final TokenAmount PER_DAY = tokens(20_000);
  private static final RevenueSplit REVENUE = new RevenueSplit(800_000, 150_000, 50_000);

  public RewardParameters {
    pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
    if (pools.values().stream().anyMatch(ppm -> ppm < 0)) {
      throw new IllegalArgumentException("a pool is never negative");
    }
    if (pools.values().stream().mapToLong(Integer::longValue).sum() > WHOLE) {
      throw new IllegalArgumentException("the pools are more than the emission");
    }
  }

  /**
   * Version 1: 20 000 tokens of 18 decimals a day; 20 % beacons, 40 % witnesses, 40 % weather;
   * sales 80/15/5.
   */
  public static RewardParameters trigpoint() {
    return new RewardParameters(
        1,
        new EmissionSchedule(PER_DAY),
        new TreeMap<>(
            Map.of(
                RewardPool.BEACON, 200_000,
                RewardPool.WITNESS, 400_000,
                RewardPool.WEATHER, 400_000)),
        Optional.empty(),
        REVENUE);
  }

  /**
   * Version 2: the same emission, halved every 1 461 epochs; 10 % beacons, 20 % witnesses, 30 %
   * weather, 25 % bought data, 10 % operators, 5 % treasury; quality weighted by the capacity of
   * cells and by use.
   */
  public static RewardParameters trigpointByUse() {
    return new RewardParameters(
        2,
        new EmissionSchedule(PER_DAY, Optional.of(new Halving(1, 1_461, tokens(1_000_000_000)))),
        new TreeMap<>(
            Map.of(
                RewardPool.BEACON, 100_000,
                RewardPool.WITNESS, 200_000,
                RewardPool.WEATHER, 300_000,
                RewardPool.DATA, 250_000,
                RewardPool.OPERATORS, 100_000,
                RewardPool.TREASURY, 50_000)),
        Optional.of(new QualityWeights(7, 5, 250_000, 24)),
        REVENUE);
  }

  /** A version by its number. */
  public static Optional<RewardParameters> byVersion(long version) {
    return switch (Math.clamp(version, 0, Integer.MAX_VALUE)) {
      case 1 -> Optional.of(trigpoint());
      case 2 -> Optional.of(trigpointByUse());
      default -> Optional.empty();
    };
  }

  /** The pool's part of an emission, rounded down. */
  public TokenAmount budget(RewardPool pool, TokenAmount emitted) {
    return emitted.shareFloor(pools.getOrDefault(pool, 0), WHOLE);
  }

  /** One name=value line per figure, in a fixed order: what the parameter hash covers. */
  public String canonical() {
    StringBuilder text = new StringBuilder();
    line(text, "emission_per_day", emission.perDay());
    emission
        .halving()
        .ifPresent(halving -> {
          line(text, "emission_first_epoch", halving.firstEpoch());
          line(text, "emission_halving_epochs", halving.everyEpochs());
          line(text, "emission_cap", halving.cap());
        });
    pools.forEach((pool, ppm) -> line(text, pool.id() + "_ppm", ppm));
    weights.ifPresent(weight -> {
      line(text, "weather_cell_resolution", weight.resolution());
      line(text, "weather_cell_capacity", weight.capacity());
      line(text, "weather_unused_ppm", weight.basePpm());
      line(text, "full_use_records", weight.fullUse());
    });
    line(text, "revenue_owners_ppm", revenue.owners());
    line(text, "revenue_operators_ppm", revenue.operators());
    line(text, "revenue_treasury_ppm", revenue.treasury());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append("rewards.").append(name).append('=').append(value).append('\n');
  }

  private static TokenAmount tokens(long whole) {
    return new TokenAmount(TOKEN.multiply(BigInteger.valueOf(whole)));
  }
}
