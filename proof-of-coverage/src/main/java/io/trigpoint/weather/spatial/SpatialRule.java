package io.trigpoint.weather.spatial;

/** A check with its parameters. */
public sealed interface SpatialRule
    permits Range,
        Climatology,
        Metadata,
        Duplicates,
        Isolation,
        Buddies,
        BuddyEvents,
        FirstGuess,
        Sct,
        CrossValidation,
        SctResistant,
        SctDual {
  /** What a station must have so that it can be judged. */
  Needs needs();

  /** The rule for the stations in another order, or for some of them. */
  SpatialRule inOrder(int[] order);

  /** Whether the order of the stations changes nothing even under the reference's rules. */
  default boolean isOrderFree() {
    return false;
  }

  /** Judges every station of a network. */
  Flags check(Network network, Surroundings around);

  /** What a station must have. */
  record Needs(boolean place, boolean elevation, boolean value) {}
}
