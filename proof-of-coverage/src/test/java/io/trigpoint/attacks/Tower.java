package io.trigpoint.attacks;

import java.util.List;

/** Honest hotspots that stand close together and say so. */
record Tower(List<Hotspot> pair) implements Framing {
  private static final double GAIN = 5;

  /** Two antennas 5 m apart, of two owners. */
  static Framing shared(Ground ground) {
    Place place = ground.town().centre().moved(300, 300);
    Radio first = ground.registry().radio(ground.town(), place, GAIN);
    return new Tower(
        List.of(settled(ground, first), settled(ground, ground.registry().sharing(first))));
  }

  /** Two high masts that see each other and much the same country. */
  static Framing inSight(Ground ground) {
    Place place = ground.town().centre().moved(-400, 500);
    Radio first = ground.registry().roof(ground.town(), place);
    Radio other = ground.registry().roof(ground.town(), place.moved(700, 0));
    Radio sharing =
        new Radio(
            other.number(),
            first.site(),
            other.town(),
            other.place(),
            other.antennaDb(),
            other.stand(),
            other.receiver());
    return new Tower(List.of(settled(ground, first), settled(ground, sharing)));
  }

  private static Hotspot settled(Ground ground, Radio radio) {
    return ground.settle(
        ground.registry().claim(radio.place(), radio, ground.registry().owner(), GAIN));
  }

  @Override
  public List<Hotspot> victims(Ground ground) {
    return pair;
  }
}
