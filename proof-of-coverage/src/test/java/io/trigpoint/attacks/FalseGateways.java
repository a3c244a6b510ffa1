package io.trigpoint.attacks;

import java.util.List;

/**
 * Real gateways whose registration lies about where they stand or what antenna they have.
 *
 * @param among what is done to receptions among themselves
 * @param others what is done to receptions of others
 */
record FalseGateways(String name, List<Gateway> gateways, Forgery among, Forgery others)
    implements Attack {

  /** A key and the radio that it really has. */
  record Gateway(Hotspot key, Radio real) {}

  @Override
  public List<Hotspot> keys() {
    return gateways.stream().map(Gateway::key).toList();
  }

  @Override
  public List<Radio> radios() {
    return gateways.stream().map(Gateway::real).toList();
  }

  @Override
  public void send(Beaconing beacon, Ether ether) {
    ether.file(beacon.by(), beacon, 0);
    gateways.stream()
        .filter(gateway -> gateway.key().equals(beacon.by()))
        .forEach(gateway -> ether.transmit(gateway.real(), Frame.of(beacon)));
  }

  @Override
  public void heard(Beaconing beacon, Heard heard, Ether ether) {
    boolean own = gateways.stream().anyMatch(gateway -> gateway.key().equals(beacon.by()));
    Forgery forgery = own ? among : others;
    gateways.stream()
        .filter(gateway -> gateway.real().equals(heard.at()))
        .forEach(gateway ->
            forgery
                .of(beacon, gateway.key(), heard, ether)
                .ifPresent(h -> ether.file(gateway.key(), beacon, h, 0)));
  }
}
