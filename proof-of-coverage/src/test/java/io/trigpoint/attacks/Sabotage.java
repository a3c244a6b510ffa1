package io.trigpoint.attacks;

import java.util.List;

/**
 * Repeats the beacons of one town in another, so that honest hotspots there report what they could
 * not have heard. It earns nothing; the question is what the honest ones lose.
 */
record Sabotage(String name, Radio listener, Radio repeater) implements Attack {
  private static final long TURNAROUND_MICROS = 50_000;

  @Override
  public List<Hotspot> keys() {
    return List.of();
  }

  @Override
  public List<Radio> radios() {
    return List.of(listener, repeater);
  }

  @Override
  public void send(Beaconing beacon, Ether ether) {
    throw new IllegalStateException("no key of its own sends beacons");
  }

  @Override
  public void heard(Beaconing beacon, Heard heard, Ether ether) {
    if (heard.at().equals(listener)) {
      long again = Beaconing.airtimeMicros(beacon.region()) + TURNAROUND_MICROS;
      ether.transmit(repeater, Frame.of(beacon).later(again));
    }
  }
}
