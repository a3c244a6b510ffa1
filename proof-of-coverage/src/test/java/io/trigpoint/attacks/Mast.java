package io.trigpoint.attacks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One real antenna that sends the beacons of many keys, each asserted at another place. Whoever
 * hears them reports truly what cannot be.
 *
 * @param voices the keys, all on that antenna
 * @param perDay beacons of each on a day
 * @param dbm what is really put into the antenna for each
 * @param lateMs how late the keys file their beacons
 * @param hearing what they say of the town's beacons
 * @param fellows how many of the others each one pretends to be heard by
 */
record Mast(
    List<Hotspot> voices,
    int perDay,
    ToDoubleFunction<Beaconing> dbm,
    long lateMs,
    Hearing hearing,
    int fellows)
    implements Framing {

  /** What the keys say of beacons that their antenna really hears. */
  enum Hearing {
    NOTHING,
    /** As it is. */
    TRULY,
    /** Weaker than it is. */
    WEAKER,
    /** Everything at one level, which only depends on the key. */
    ONE_LEVEL,
    /** As loud as an antenna beside. */
    LOUD
  }

  private static final double SHARE = 0.6;

  @Override
  public void act(Ground ground) {
    for (Hotspot voice : voices) {
      for (Beaconing beacon : ground.beacons(voice, perDay)) {
        ground.file(voice, beacon, lateMs);
        ground.transmit(voice.radio(), Frame.of(beacon).at(dbm.applyAsDouble(beacon)));
        Fellowship.witness(ground, voices, beacon, fellows);
      }
    }
    if (hearing != Hearing.NOTHING) {
      for (Beaconing beacon : ground.sentBy(ground.townspeople())) {
        voices.stream()
            .filter(voice -> ground.random().nextDouble() < SHARE)
            .forEach(voice -> hear(ground, voice, beacon));
      }
    }
  }

  private void hear(Ground ground, Hotspot voice, Beaconing beacon) {
    Radio from = beacon.by().radio();
    Link link = ground.paths().between(from, voice.radio());
    double truly = Paths.signal(from, beacon.power().value(), link);
    double fading = 2 * ground.random().nextGaussian();
    switch (hearing) {
      case NOTHING -> {}
      case TRULY -> ground.claim(voice, beacon, truly + fading, 0);
      case WEAKER -> ground.claim(voice, beacon, truly - 7 + fading, 0);
      case ONE_LEVEL -> Figures.ONE_LEVEL.print(ground, voice, beacon);
      case LOUD -> ground.claim(voice, beacon, -22 + fading, 0);
    }
  }
}
