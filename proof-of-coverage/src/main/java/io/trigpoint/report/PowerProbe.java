package io.trigpoint.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Radiated powers that a beacon is asked for at random, as proposed in HIP-127: what honest
 * receivers measure follows the power, what is made up elsewhere may not.
 */
public final class PowerProbe {
  private PowerProbe() {}

  /** The powers of a region, each as likely as it is often in the list; one if it has no probe. */
  public static List<Dbm> powers(Region region) {
    return switch (region) {
      case EU868, AS923_1, AS923_1B, RU864 -> dbm(16, 13, 13);
      case KR920 -> dbm(14, 11, 11);
      case CN470 -> dbm(19, 15, 15);
      case US915, AU915, IN865, AS923_1C -> dbm(30, 22, 16);
      case EU433, AS923_2, AS923_3, AS923_4, CD900_1A, AU915_SB1 -> List.of(region.maxEirp());
    };
  }

  /** The radiated power that a payload selects. */
  public static Dbm eirp(Region region, BeaconPayload payload) {
    List<Dbm> powers = powers(region);
    return powers.get(payload.powerIndex(powers.size()));
  }

  private static List<Dbm> dbm(int... powers) {
    return IntStream.of(powers).mapToObj(power -> Dbm.of(power)).toList();
  }
}
