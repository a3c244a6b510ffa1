package io.trigpoint.density;

import java.util.List;

/**
 * What a hotspot's proofs are worth where it stands.
 *
 * @param tenThousandths the product of clipped/unclipped over all levels, 4 decimals, half to even
 * @param levels the factors, from resolution 10 to 4
 */
public record HexScale(int tenThousandths, List<Level> levels) {
  public static final int ONE = 10_000;

  public HexScale {
    levels = List.copyOf(levels);
  }

  /** One cell of the chain: how many hotspots count of those that are there. */
  public record Level(int resolution, long clipped, long unclipped) {}

  /** Four decimals, for example 0.0417. */
  public String decimal() {
    String digits = Integer.toString(ONE + tenThousandths % ONE).substring(1);
    return tenThousandths / ONE + "." + digits;
  }

  /** Where it comes from, finest first: resolution:clipped/unclipped, for example 10:1/2 9:1/1. */
  public String breakdown() {
    StringBuilder text = new StringBuilder();
    for (Level level : levels) {
      text.append(text.isEmpty() ? "" : " ")
          .append(level.resolution())
          .append(':')
          .append(level.clipped())
          .append('/')
          .append(level.unclipped());
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return decimal();
  }
}
