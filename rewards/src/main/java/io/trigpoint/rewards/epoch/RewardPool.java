package io.trigpoint.rewards.epoch;

/** The parts of the emission; each is shared by its own kind of points, or by its own accounts. */
public enum RewardPool {
  BEACON,
  WITNESS,
  WEATHER,
  DATA,
  OPERATORS,
  TREASURY;

  /** The name in published files. */
  public String id() {
    return switch (this) {
      case BEACON -> "beacon";
      case WITNESS -> "witness";
      case WEATHER -> "weather";
      case DATA -> "data";
      case OPERATORS -> "operators";
      case TREASURY -> "treasury";
    };
  }

  /** Whether devices share it by points; the others go to the accounts of {@link Payees}. */
  public boolean isForDevices() {
    return this != OPERATORS && this != TREASURY;
  }
}
