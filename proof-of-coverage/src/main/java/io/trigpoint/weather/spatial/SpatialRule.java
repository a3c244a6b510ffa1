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
        SctResistant,
        SctDual {
  /** What a station must have so that it can be judged. */
  Needs needs();

  /** The rule for the stations in another order, or for some of them. */
  SpatialRule inOrder(int[] order);

  /** Judges every station of a network. */
  Flags check(Network network, Surroundings around);

  /** What a station must have. */
  record Needs(boolean place, boolean elevation, boolean value) {}
}
