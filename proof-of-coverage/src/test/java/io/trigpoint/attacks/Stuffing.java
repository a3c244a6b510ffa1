package io.trigpoint.attacks;

import java.util.List;

/**
 * A listener passes what it hears to partners elsewhere, who report it as heard; the partners also
 * vouch for each other's beacons.
 *
 * @param forgery what partners do to the figures
 */
record Stuffing(String name, Radio listener, List<Hotspot> keys, Forgery forgery)
    implements Attack {
  private static final int INTERNET_MS = 35;
  private static final int VOUCHING = 4;

  @Override
  public List<Radio> radios() {
    return List.of(listener);
  }

  @Override
  public void send(Beaconing beacon, Ether ether) {
    ether.file(beacon.by(), beacon, 0);
    keys.stream()
        .filter(key -> !key.equals(beacon.by()))
        .limit(VOUCHING)
        .forEach(key -> {
          Heard nothing = Forgery.silence(beacon, key, ether.random());
          Forgery.FAINT
              .of(beacon, key, nothing, ether)
              .ifPresent(h -> ether.file(key, beacon, h, INTERNET_MS));
        });
  }

  @Override
  public void heard(Beaconing beacon, Heard heard, Ether ether) {
    for (Hotspot key : keys) {
      forgery.of(beacon, key, heard, ether).ifPresent(h -> ether.file(key, beacon, h, INTERNET_MS));
    }
  }
}
