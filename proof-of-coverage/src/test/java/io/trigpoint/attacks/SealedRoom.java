package io.trigpoint.attacks;

import java.util.List;

/**
 * Gateways in one room, joined by cables and attenuators, that claim to stand kilometres apart.
 * Nothing gets in or out.
 */
record SealedRoom(String name, List<Hotspot> keys) implements Attack {
  private static final double NOISE = -116;
  private static final double JITTER_DB = 0.3;

  @Override
  public void send(Beaconing beacon, Ether ether) {
    ether.file(beacon.by(), beacon, 0);
    for (Hotspot key : keys) {
      if (!key.equals(beacon.by())) {
        int cable = key.id().value().hashCode() + beacon.by().id().value().hashCode();
        double attenuated = -90 - StrictMath.floorMod(cable, 25);
        Receiver receiver = key.radio().receiver();
        Reading reading =
            receiver.print(
                attenuated + JITTER_DB * ether.random().nextGaussian(),
                NOISE,
                Air.offsetHz(beacon.by().radio(), key.radio(), Frame.of(beacon), ether.random()),
                receiver.crystal().tmst(beacon.endMicros()),
                JITTER_DB * ether.random().nextGaussian());
        ether.file(key, beacon, new Heard(key.radio(), beacon.endMicros(), reading), 0);
      }
    }
  }
}
