package io.trigpoint.agent.beacon;

import io.trigpoint.agent.json.Json;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.Region;
import io.trigpoint.report.Transmission;
import java.util.Base64;

/** How a payload goes on air by the region's plan, and the txpk that asks a forwarder for it. */
public record TransmitRequest(BeaconPayload payload, Transmission transmission, Dbm power) {

  public static TransmitRequest of(BeaconPayload payload, Region region, Decibels gain) {
    Hertz channel = region.channelOf(payload);
    return new TransmitRequest(
        payload,
        new Transmission(region, channel, region.spreading()),
        region.conductedPower(gain));
  }

  /** Sent at once, coding rate 4/5, not inverted: other gateways hear it. */
  public byte[] toJson() {
    byte[] frame = payload.frame();
    var request = Json.object();
    request
        .putObject("txpk")
        .put("imme", true)
        .put("freq", transmission.frequency().megahertz())
        .put("rfch", 0)
        .put("powe", power.tenths() / 10)
        .put("modu", "LORA")
        .put("datr", transmission.spreading().datarate())
        .put("codr", "4/5")
        .put("ipol", false)
        .put("size", frame.length)
        .put("data", Base64.getEncoder().encodeToString(frame));
    return Json.bytes(request);
  }
}
