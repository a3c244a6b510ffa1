package io.trigpoint.attacks;

import java.util.List;

/**
 * Keys that witness each other as soon as, or before, their beacons are reported, so that others
 * look late.
 *
 * @param lagMs of a witness behind its beacon
 */
record EarlyKeys(List<Hotspot> keys, int partners, long lagMs) implements Framing {
  private static final long LATE_BEACON_MS = 1_900;

  @Override
  public void act(Ground ground) {
    for (int i = 0; i < keys.size(); i++) {
      Beaconing beacon = ground.beacons(keys.get(i), 1).getFirst();
      ground.file(beacon.by(), beacon, LATE_BEACON_MS);
      for (int step = 1; step <= partners; step++) {
        int far = step % 2 == 0 ? step / 2 : -(step + 1) / 2;
        Hotspot ear = keys.get(StrictMath.floorMod(i + far, keys.size()));
        double signal = -112 + 2 * ground.random().nextGaussian();
        ground.claim(ear, beacon, signal, LATE_BEACON_MS + lagMs);
      }
    }
  }
}
