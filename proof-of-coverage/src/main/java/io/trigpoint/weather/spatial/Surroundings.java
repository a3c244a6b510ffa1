package io.trigpoint.weather.spatial;

/** Who has a say about a station, and what is said of one that nobody can judge. */
sealed interface Surroundings permits ReferenceSurroundings, IndependentSurroundings {
  /**
   * The neighbours within the radius that are not refused, without the station itself; of more than
   * so many, that number at least.
   */
  void neighbours(int station, double radius, int enough, boolean[] refused, Hits hits);

  /** All stations whose neighbour this one may be. */
  void listeners(int station, double radius, Hits hits);

  /** The nearest within the radius of those that are not refused, nearest first, itself too. */
  void box(int station, double radius, int most, boolean[] refused, Hits hits);

  /**
   * The same, but the reference first takes the nearest and then leaves out those that are refused.
   */
  void circle(int station, double radius, int most, boolean[] refused, Hits hits);

  /** What a station gets that has too few neighbours. */
  void tooFew(Flags flags, int station, int flag, String why);

  /** Notes who had a say, where there is room for it. */
  void keepHeard(Flags flags, int station, Hits hits);

  /** Whether stations out of reach may matter, as they do to the reference. */
  boolean isReference();

  /** Where the stations are. */
  Sphere sphere();
}
