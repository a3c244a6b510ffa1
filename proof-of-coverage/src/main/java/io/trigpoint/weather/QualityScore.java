package io.trigpoint.weather;

/** How good a station's readings of an epoch were, 0 to 1 000 000 parts per million. */
public record QualityScore(long partsPerMillion) {
  public static final long FULL = 1_000_000;

  public QualityScore {
    if (partsPerMillion < 0 || partsPerMillion > FULL) {
      throw new IllegalArgumentException("quality is 0 to 1 000 000 ppm: " + partsPerMillion);
    }
  }
}
