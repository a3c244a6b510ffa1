package io.trigpoint.attacks;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys on one antenna beside a victim whose levels there follow a formula, over a range so wide
 * that honest links hardly count in the fit.
 */
final class Exact {
  private static final double EXPONENT = 3.5;
  private static final double NEAREST_METRES = 450;
  private static final double DECADES = 1.9;
  private static final double AT_NEAREST_DBM = -62;

  private Exact() {}

  static Framing around(Ground ground, Hotspot victim, int count) {
    Place centre = victim.asserted();
    Radio roof = ground.registry().roof(ground.town(), centre.moved(40, 0));
    List<Hotspot> voices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double metres = NEAREST_METRES * StrictMath.pow(10, DECADES * i / count);
      voices.add(ground.voice(roof, centre.away(ground.random(), metres, metres + 1)));
    }
    Link link = ground.paths().between(voices.getFirst().radio(), victim.radio());
    Mast mast =
        new Mast(
            voices,
            1,
            beacon -> formula(beacon, victim) - Paths.signal(roof, 0, link),
            0,
            Mast.Hearing.NOTHING,
            0);
    return new Encircled(List.of(victim), List.of(), 0, List.of(mast));
  }

  private static double formula(Beaconing beacon, Hotspot victim) {
    double metres = beacon.by().asserted().metresTo(victim.asserted());
    return AT_NEAREST_DBM - 10 * EXPONENT * StrictMath.log10(metres / NEAREST_METRES);
  }
}
