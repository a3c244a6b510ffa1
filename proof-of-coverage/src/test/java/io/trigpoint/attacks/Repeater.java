package io.trigpoint.attacks;

import java.util.ArrayList;
import java.util.List;

/**
 * Beacons of strangers from far away are played in a town, and those of the town to the strangers.
 * It needs no key.
 *
 * @param delayMicros from the end of the frame there to its end here
 */
record Repeater(Radio here, Radio there, long delayMicros) implements Framing {
  @Override
  public void act(Ground ground) {
    for (Beaconing beacon : ground.sentBy(ground.strangers())) {
      ground.transmit(here, Frame.of(beacon).later(delayMicros));
    }
    for (Beaconing beacon : ground.sentBy(ground.townspeople())) {
      ground.transmit(there, Frame.of(beacon).later(delayMicros));
    }
  }

  @Override
  public List<Hotspot> victims(Ground ground) {
    List<Hotspot> both = new ArrayList<>(ground.townspeople());
    both.addAll(ground.strangers());
    return both;
  }
}
