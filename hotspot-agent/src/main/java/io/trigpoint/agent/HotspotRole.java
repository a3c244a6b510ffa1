package io.trigpoint.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trigpoint.agent.beacon.BeaconDesk;
import io.trigpoint.agent.beacon.PayloadWindow;
import io.trigpoint.agent.beacon.WitnessDesk;
import io.trigpoint.agent.config.AgentConfig;
import io.trigpoint.agent.radio.GatewayPort;
import io.trigpoint.agent.radio.GatewaySession;
import java.io.IOException;

/** A hotspot listens to its packet forwarder, witnesses and beacons. */
final class HotspotRole implements DeviceRole {
  private final AgentConfig.Radio radio;
  private final Common common;
  private final GatewayPort gateway;
  private final BeaconDesk beacons;
  private final Thread beaconer;

  private HotspotRole(
      AgentConfig.Radio radio,
      Common common,
      GatewayPort gateway,
      BeaconDesk beacons,
      Thread beaconer) {
    this.radio = radio;
    this.common = common;
    this.gateway = gateway;
    this.beacons = beacons;
    this.beaconer = beaconer;
  }

  static HotspotRole start(AgentConfig.Radio radio, Common common) throws IOException {
    PayloadWindow window = new PayloadWindow();
    WitnessDesk witnesses = new WitnessDesk(window, common.desk(), common.clock(), common.log());
    GatewayPort gateway =
        GatewayPort.open(
            radio.listen(),
            new GatewaySession(radio.eui()),
            common.clock(),
            common.random(),
            common.log(),
            witnesses::heard);
    BeaconDesk beacons =
        new BeaconDesk(
            new BeaconDesk.Station(common.signer().deviceId(), radio.region(), radio.gain()),
            common.nodes(),
            gateway,
            window,
            common.desk(),
            common.clock(),
            common.random(),
            common.log());
    Thread beaconer = Thread.ofVirtual().name("beacons").start(beacons::run);
    return new HotspotRole(radio, common, gateway, beacons, beaconer);
  }

  @Override
  public void describe(ObjectNode file) {
    file.put("gateway", HostPort.of(gateway.address()));
  }

  @Override
  public void status(ObjectNode status) {
    GatewaySession session = gateway.session();
    ObjectNode shown = status.putObject("gateway");
    shown.put("listen", HostPort.of(gateway.address()));
    shown.put("eui", session.enrolled().map(Object::toString).orElse("none yet"));
    shown.put("heard_ms", session.heardMs());
    shown.put("downlink", session.downlink(common.clock().millis()).isPresent());
    shown.put("malformed", gateway.malformed()).put("overrun", gateway.overrun());
    ObjectNode strangers = shown.putObject("refused_gateways");
    session.strangers().forEach((eui, count) -> strangers.put(eui.toString(), count));
    ObjectNode beacon = status.putObject("beacon");
    beacon.put("last", beacons.lastOutcome());
    beacon.put("region", radio.region().name());
    beacon.put("asked_dbm", beacons.askedPower().value());
    beacons.lastPower().ifPresent(power -> beacon.put("used_dbm", power.value()));
  }

  @Override
  public void close() {
    beaconer.interrupt();
    gateway.close();
  }
}
