package io.trigpoint.coverage.helium;

import static io.trigpoint.coverage.helium.HeliumScene.BEACONER;
import static io.trigpoint.coverage.helium.HeliumScene.RECEIVED_MS;
import static io.trigpoint.coverage.helium.HeliumScene.START_MS;

import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.Region;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Breaks one rule of a scene, and touches nothing that another rule looks at. */
final class HeliumGiven {
  /** About 111 km north of the beaconer, on the same H3 grid. */
  private static final Cell TOO_FAR = Cell.ofLatLng(36.9, 14.43, 12);

  private HeliumGiven() {}

  static HeliumScene beaconBut(HeliumReason reason, HeliumScene scene) {
    return switch (reason) {
      case GATEWAY_NOT_FOUND -> scene.without(BEACONER);
      case NOT_ASSERTED -> unasserted(scene, BEACONER);
      case DENIED -> scene.denied(BEACONER);
      case ENTROPY_EXPIRED -> scene.beaconAt(START_MS + 181_000).witnessAt(START_MS + 182_000);
      case INVALID_CAPABILITY -> packetsOnly(scene, BEACONER);
      case IRREGULAR_INTERVAL -> scene.history(BEACONER, HeliumScene.seenAt(RECEIVED_MS));
      case INVALID_PACKET ->
          scene.frame(frame ->
              new HeliumFrame("8a8b", frame.frequency(), frame.datarate(), frame.powerDbm()));
      case GATEWAY_NO_VALID_WITNESSES -> scene.history(BEACONER, HeliumHistory.NONE);
      case DUPLICATE,
          DENIED_EDGE,
          SELF_WITNESS,
          TOO_LATE,
          INVALID_FREQUENCY,
          INVALID_REGION,
          BELOW_MIN_DISTANCE,
          MAX_DISTANCE_EXCEEDED,
          BAD_RSSI,
          GATEWAY_NO_VALID_BEACONS ->
          throw new IllegalArgumentException("no beacon rule: " + reason);
    };
  }

  static HeliumScene witnessBut(HeliumReason reason, HeliumScene scene) {
    String key = scene.inputs().witnesses().getFirst().witness();
    return switch (reason) {
      case DUPLICATE ->
          scene.witnesses(
              List.of(
                  scene.inputs().witnesses().getFirst(),
                  HeliumScene.witness(key, RECEIVED_MS + 100)));
      case SELF_WITNESS -> scene.witness(heard -> by(BEACONER, heard));
      case ENTROPY_EXPIRED -> scene.beaconAt(START_MS + 180_999).witnessAt(START_MS + 181_000);
      case TOO_LATE -> scene.witnessAt(RECEIVED_MS + 4_001);
      case INVALID_PACKET ->
          scene.witness(heard ->
              new HeliumWitness(
                  heard.witness(), heard.receivedMs(), "00", heard.signal(), heard.frequency()));
      case INVALID_FREQUENCY -> scene.heard(signal(scene), new Hertz(867_900_000 + 100_001));
      case BAD_RSSI -> scene.heard(Dbm.of(30), frequency(scene));
      default -> gatewayBut(reason, scene, key);
    };
  }

  private static HeliumScene gatewayBut(HeliumReason reason, HeliumScene scene, String key) {
    return switch (reason) {
      case GATEWAY_NOT_FOUND -> scene.without(key);
      case NOT_ASSERTED -> unasserted(scene, key);
      case DENIED -> scene.denied(key);
      case DENIED_EDGE ->
          scene.denylist(
              new HeliumDenylist(
                  "7",
                  scene.inputs().denylist().keys(),
                  new TreeSet<>(List.of(HeliumDenylist.Link.between(key, BEACONER)))));
      case INVALID_CAPABILITY -> packetsOnly(scene, key);
      case INVALID_REGION ->
          scene.place(
              key, place -> new HeliumHotspot.Place(place.cell(), place.gain(), Region.US915));
      case BELOW_MIN_DISTANCE -> scene.at(key, HeliumScene.CELLS_7_AWAY);
      case MAX_DISTANCE_EXCEEDED -> scene.at(key, TOO_FAR).heard(Dbm.of(-135), frequency(scene));
      case GATEWAY_NO_VALID_BEACONS -> scene.history(key, HeliumHistory.NONE);
      default -> throw new IllegalArgumentException("no witness rule: " + reason);
    };
  }

  private static HeliumScene unasserted(HeliumScene scene, String key) {
    return scene.hotspot(key, hotspot -> new HeliumHotspot(Optional.empty(), hotspot.full()));
  }

  private static HeliumScene packetsOnly(HeliumScene scene, String key) {
    return scene.hotspot(key, hotspot -> new HeliumHotspot(hotspot.place(), false));
  }

  private static HeliumWitness by(String key, HeliumWitness heard) {
    return new HeliumWitness(
        key, heard.receivedMs(), heard.payloadHex(), heard.signal(), heard.frequency());
  }

  private static Dbm signal(HeliumScene scene) {
    return scene.inputs().witnesses().getFirst().signal();
  }

  private static Hertz frequency(HeliumScene scene) {
    return scene.inputs().witnesses().getFirst().frequency();
  }
}
