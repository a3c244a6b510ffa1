package io.trigpoint.attacks;

/** What keys print of beacons that they did not hear. */
enum Figures {
  /** A ratio and a strength that no receiver prints together. */
  IMPOSSIBLE {
    @Override
    void print(Ground ground, Hotspot by, Beaconing beacon) {
      ground.claim(by, beacon, -131, -144, 0);
    }
  },
  /** Louder than free space. */
  TOO_STRONG {
    @Override
    void print(Ground ground, Hotspot by, Beaconing beacon) {
      double signal = Forgery.freeSpace(beacon, by) + 10 + ground.random().nextGaussian();
      ground.claim(by, beacon, signal, 0);
    }
  },
  /** The louder, the farther. */
  LAWLESS {
    @Override
    void print(Ground ground, Hotspot by, Beaconing beacon) {
      double decades = StrictMath.log10(metres(by, beacon) / 1_000);
      ground.claim(by, beacon, -118 + 18 * decades + 2 * ground.random().nextGaussian(), 0);
    }
  },
  /** Every beaconer at one level, which only depends on the ear. */
  ONE_LEVEL {
    @Override
    void print(Ground ground, Hotspot by, Beaconing beacon) {
      double level = -118 + StrictMath.floorMod(by.id().hashCode(), 20) + beacon.power().value();
      ground.claim(by, beacon, level - 14 + ground.random().nextGaussian(), 0);
    }
  },
  /** So well that the way back should work too. */
  WELL_HEARD {
    @Override
    void print(Ground ground, Hotspot by, Beaconing beacon) {
      double signal = StrictMath.min(-95, Forgery.freeSpace(beacon, by) - 3);
      ground.claim(by, beacon, signal + 2 * ground.random().nextGaussian(), 0);
    }
  },
  /** At the very end of the frame, sooner than any backhaul. */
  EARLY {
    @Override
    void print(Ground ground, Hotspot by, Beaconing beacon) {
      ground.claim(by, beacon, -118 + 4 * ground.random().nextGaussian(), -60);
    }
  };

  abstract void print(Ground ground, Hotspot by, Beaconing beacon);

  private static double metres(Hotspot by, Beaconing beacon) {
    return StrictMath.max(100, by.asserted().metresTo(beacon.by().asserted()));
  }
}
