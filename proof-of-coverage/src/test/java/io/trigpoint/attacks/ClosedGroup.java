package io.trigpoint.attacks;

import java.util.List;

/**
 * Keys that are software and witness each other; the first few may have a real radio each, which
 * hears and is heard by others.
 *
 * @param real how many have one
 */
record ClosedGroup(String name, List<Hotspot> keys, int real, Forgery forgery) implements Attack {
  @Override
  public List<Radio> radios() {
    return keys.stream().limit(real).map(Hotspot::radio).toList();
  }

  @Override
  public void send(Beaconing beacon, Ether ether) {
    ether.file(beacon.by(), beacon, 0);
    if (radios().contains(beacon.by().radio())) {
      ether.transmit(beacon.by().radio(), Frame.of(beacon));
    }
    for (Hotspot key : keys) {
      if (!key.equals(beacon.by())) {
        Heard nothing = Forgery.silence(beacon, key, ether.random());
        forgery.of(beacon, key, nothing, ether).ifPresent(h -> ether.file(key, beacon, h, 0));
      }
    }
  }

  @Override
  public void heard(Beaconing beacon, Heard heard, Ether ether) {
    if (!keys.contains(beacon.by())) {
      keys.stream()
          .filter(key -> key.radio().equals(heard.at()))
          .forEach(key -> ether.file(key, beacon, heard, 0));
    }
  }
}
