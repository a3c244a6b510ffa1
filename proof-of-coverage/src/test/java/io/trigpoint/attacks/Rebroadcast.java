package io.trigpoint.attacks;

import java.util.List;

/**
 * One roof sends the beacons of keys that claim to stand far out, quietly enough to pass for
 * distant, so that honest hotspots witness them. What the roof hears, the keys claim to hear.
 */
record Rebroadcast(String name, Radio roof, List<Hotspot> keys) implements Attack {
  private static final double QUIETER_DB = 6;
  private static final double CLAIMED = 0.3;

  @Override
  public List<Radio> radios() {
    return List.of(roof);
  }

  @Override
  public void send(Beaconing beacon, Ether ether) {
    ether.file(beacon.by(), beacon, 0);
    ether.transmit(roof, Frame.of(beacon).at(beacon.power().value() - QUIETER_DB));
  }

  @Override
  public void heard(Beaconing beacon, Heard heard, Ether ether) {
    for (Hotspot key : keys) {
      if (ether.random().nextDouble() < CLAIMED) {
        Forgery.FAINT.of(beacon, key, heard, ether).ifPresent(h -> ether.file(key, beacon, h, 20));
      }
    }
  }
}
