package io.trigpoint.attacks;

import java.util.List;

/** Keys that witness each other's beacons, plausibly enough, as if they stood in a circle. */
final class Fellowship {
  private Fellowship() {}

  static void act(Ground ground, List<Hotspot> keys, int partners) {
    for (Hotspot key : keys) {
      Beaconing beacon = ground.beacons(key, 1).getFirst();
      ground.file(key, beacon, 0);
      witness(ground, keys, beacon, partners);
    }
  }

  /** The nearest ones of the circle hear a beacon. */
  static void witness(Ground ground, List<Hotspot> keys, Beaconing beacon, int partners) {
    int at = keys.indexOf(beacon.by());
    for (int step = 1; step <= StrictMath.min(partners, keys.size() - 1); step++) {
      int far = step % 2 == 0 ? step / 2 : -(step + 1) / 2;
      Hotspot ear = keys.get(StrictMath.floorMod(at + far, keys.size()));
      double constant = StrictMath.floorMod(ear.hashCode() + beacon.by().hashCode(), 15);
      ground.claim(ear, beacon, -108 - constant + 2.5 * ground.random().nextGaussian(), 0);
    }
  }
}
