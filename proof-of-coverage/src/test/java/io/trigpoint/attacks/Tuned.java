package io.trigpoint.attacks;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.report.Decibels;
import java.util.ArrayList;
import java.util.List;

/** Keys on one antenna beside a victim that hears all of them just below the loudness rule. */
final class Tuned {
  private static final double RADIUS_METRES = 3_000;
  private static final double BELOW_DB = -0.5;

  private Tuned() {}

  static Framing to(Ground ground, Hotspot victim, int count) {
    Place centre = victim.asserted();
    Radio roof = ground.registry().roof(ground.town(), centre.moved(40, 0));
    List<Hotspot> voices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Place claimed = centre.away(ground.random(), RADIUS_METRES, RADIUS_METRES + 1);
      voices.add(ground.voice(roof, claimed));
    }
    Link link = ground.paths().between(voices.getFirst().radio(), victim.radio());
    Mast mast =
        new Mast(
            voices,
            2,
            beacon -> limit(beacon, victim) - BELOW_DB - Paths.signal(roof, 0, link),
            0,
            Mast.Hearing.NOTHING,
            8);
    return new Encircled(List.of(victim), List.of(), 0, List.of(mast));
  }

  private static double limit(Beaconing beacon, Hotspot victim) {
    Decibels sender = beacon.by().device().location().orElseThrow().gain();
    Decibels own = victim.device().location().orElseThrow().gain();
    return LinkBudget.strongest(beacon.power(), sender, own, beacon.frequency(), RADIUS_METRES)
        .value();
  }
}
