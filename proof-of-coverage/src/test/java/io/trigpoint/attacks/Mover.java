package io.trigpoint.attacks;

import java.util.ArrayList;
import java.util.List;

/**
 * Honest hotspots that move to another place in the middle of the window and say so at once.
 *
 * @param before with the radio of the old place, under the registration of the new one
 */
record Mover(List<Hotspot> before, List<Hotspot> after) implements Framing {
  private static final int LAST_DAY_BEFORE = 6;

  /** So many of them, each moving from one end of the country around the town to the other. */
  static Mover of(Ground ground, int count) {
    List<Hotspot> before = new ArrayList<>();
    List<Hotspot> after = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Place from = ground.town().centre().moved(-3_000 - 500 * i, -9_000);
      Place to = ground.town().centre().moved(2_000 + 700 * i, 6_000);
      Hotspot later = ground.registry().honest(ground.town(), to);
      Radio old = ground.registry().radio(ground.town(), from, 3);
      before.add(
          new Hotspot(later.id(), later.device(), from, old, later.backhaul(), later.skewMs()));
      after.add(later);
    }
    return new Mover(before, after);
  }

  @Override
  public void act(Ground ground) {
    (ground.today() <= LAST_DAY_BEFORE ? before : after).forEach(ground::live);
  }

  @Override
  public List<Hotspot> victims(Ground ground) {
    return after;
  }
}
