package io.trigpoint.rewards.market.channel.simulation;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.channel.ChannelPolicy;
import java.util.Random;

/** One run: its time, its luck, its people, and what is told of it. */
final class World {
  static final ChannelPolicy POLICY =
      new ChannelPolicy(
          TokenAmount.of(9_000), TokenAmount.of(4_000), 300_000, TokenAmount.of(200), 2_000);

  /** Seconds of a withdrawal. */
  static final long DELAY = 900;

  final Planted planted;
  final SimulatedChain chain;
  final SimulatedSeller seller;
  final SimulatedBuyer buyer;
  private final long seed;
  private final Random random;
  private final StringBuilder story = new StringBuilder();
  private long nowMs = 1_795_000_000_000L;
  private boolean peace;
  private long bodies;

  World(long seed, Planted planted) {
    this.seed = seed;
    this.planted = planted;
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    chain = new SimulatedChain(this);
    seller = new SimulatedSeller(this);
    buyer = new SimulatedBuyer(this);
  }

  long nowMs() {
    return nowMs;
  }

  long nowSeconds() {
    return nowMs / 1_000;
  }

  void pass(long ms) {
    nowMs += ms;
  }

  int random(int bound) {
    return random.nextInt(bound);
  }

  /** Something that happens in so many of a hundred cases, and never in peace. */
  boolean trouble(int percent) {
    return !peace && random.nextInt(100) < percent;
  }

  boolean luck(int percent) {
    return random.nextInt(100) < percent;
  }

  boolean isPeace() {
    return peace;
  }

  void makePeace() {
    peace = true;
    tell("peace");
  }

  /** Another body for each time that one is made. */
  Hash32 newBody() {
    return Hash32.ofHex("%064x".formatted(++bodies));
  }

  void tell(String what) {
    story.append(nowSeconds() - 1_795_000_000L).append(" s: ").append(what).append('\n');
  }

  String story() {
    return story.toString();
  }

  void must(boolean holds, String rule, Object evidence) {
    if (!holds) {
      throw new IllegalStateException(
          "seed " + seed + " with " + planted + ": " + rule + ": " + evidence + "\n" + story);
    }
  }
}
