package io.trigpoint.rewards.epoch;

/** The parts of the emission; each is shared by its own kind of points. */
public enum RewardPool {
  BEACON,
  WITNESS,
  WEATHER;

  /** The name in published files. */
  public String id() {
    return switch (this) {
      case BEACON -> "beacon";
      case WITNESS -> "witness";
      case WEATHER -> "weather";
    };
  }
}
