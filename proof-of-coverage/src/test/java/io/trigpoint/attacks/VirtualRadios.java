package io.trigpoint.attacks;

import java.util.List;

/**
 * One real concentrator whose feed is multiplied to many keys that claim to stand around it.
 *
 * @param rewritten whether each key gets figures of its own that fit where it claims to stand
 */
record VirtualRadios(String name, Radio feed, List<Hotspot> keys, boolean rewritten)
    implements Attack {
  private static final double DROPPED = 0.15;

  @Override
  public List<Radio> radios() {
    return List.of(feed);
  }

  @Override
  public void send(Beaconing beacon, Ether ether) {
    ether.file(beacon.by(), beacon, 0);
    ether.transmit(feed, Frame.of(beacon));
    Forgery loopedBack = rewritten ? Forgery.PLAUSIBLE : Forgery.FORMULA;
    for (Hotspot key : keys) {
      if (!key.equals(beacon.by())) {
        Heard nothing = Forgery.silence(beacon, key, ether.random());
        loopedBack.of(beacon, key, nothing, ether).ifPresent(h -> ether.file(key, beacon, h, 0));
      }
    }
  }

  @Override
  public void heard(Beaconing beacon, Heard heard, Ether ether) {
    Forgery forgery = rewritten ? Forgery.PLAUSIBLE : Forgery.NONE;
    for (Hotspot key : keys) {
      if (!rewritten || ether.random().nextDouble() >= DROPPED) {
        forgery.of(beacon, key, heard, ether).ifPresent(h -> ether.file(key, beacon, h, 0));
      }
    }
  }
}
