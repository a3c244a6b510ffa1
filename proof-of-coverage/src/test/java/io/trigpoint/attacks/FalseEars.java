package io.trigpoint.attacks;

import java.util.List;

/**
 * Keys without a radio that print figures about everybody in town. They beacon and witness each
 * other too, so that they have links that nothing speaks against.
 *
 * @param share of the town's beacons that each one claims to hear
 */
record FalseEars(List<Hotspot> keys, Figures figures, double share) implements Framing {
  private static final int FELLOWS = 8;

  @Override
  public void act(Ground ground) {
    Fellowship.act(ground, keys, FELLOWS);
    for (Beaconing beacon : ground.sentBy(ground.townspeople())) {
      for (Hotspot key : keys) {
        if (ground.random().nextDouble() < share) {
          figures.print(ground, key, beacon);
        }
      }
    }
  }
}
