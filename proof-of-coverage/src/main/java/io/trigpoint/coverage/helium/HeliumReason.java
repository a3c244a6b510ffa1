package io.trigpoint.coverage.helium;

/**
 * Why the reference refuses a beacon or a witness: its own name of the reason, and the id that is
 * the heading in docs/spec/helium.md.
 */
public enum HeliumReason {
  /** The registry does not know the gateway. */
  GATEWAY_NOT_FOUND("GatewayNotFound", "helium.gateway-not-found"),
  /** The gateway has no asserted location. */
  NOT_ASSERTED("NotAsserted", "helium.not-asserted"),
  /** The key is on the denylist. */
  DENIED("Denied", "helium.denied"),
  /** The report arrived outside the life of the entropy. */
  ENTROPY_EXPIRED("EntropyExpired", "helium.entropy-expired"),
  /** The gateway may only carry packets. */
  INVALID_CAPABILITY("InvalidCapability", "helium.invalid-capability"),
  /** The beaconer sent a beacon in this segment, or in a later one. */
  IRREGULAR_INTERVAL("IrregularInterval", "helium.irregular-interval"),
  /** The beacon does not follow from its entropies and region, or the witness heard another. */
  INVALID_PACKET("InvalidPacket", "helium.invalid-packet"),
  /** The beaconer was no valid witness of late. */
  GATEWAY_NO_VALID_WITNESSES("GatewayNoValidWitnesses", "helium.gateway-no-valid-witnesses"),
  /** An earlier report of the same gateway counts. */
  DUPLICATE("Duplicate", "helium.duplicate"),
  /** The pair of beaconer and witness is on the denylist. */
  DENIED_EDGE("DeniedEdge", "helium.denied-edge"),
  /** The beaconer heard itself. */
  SELF_WITNESS("SelfWitness", "helium.self-witness"),
  /** The report came too long after the first event. */
  TOO_LATE("TooLate", "helium.too-late"),
  /** The frequency is too far from the beacon's. */
  INVALID_FREQUENCY("InvalidFrequency", "helium.invalid-frequency"),
  /** The two stand in different regions. */
  INVALID_REGION("InvalidRegion", "helium.invalid-region"),
  /** The two stand too close, or H3 knows no distance. */
  BELOW_MIN_DISTANCE("BelowMinDistance", "helium.below-min-distance"),
  /** The two stand too far apart. */
  MAX_DISTANCE_EXCEEDED("MaxDistanceExceeded", "helium.max-distance-exceeded"),
  /** Louder than free space allows. */
  BAD_RSSI("BadRssi", "helium.bad-rssi"),
  /** The witness had no counting beacon of late. */
  GATEWAY_NO_VALID_BEACONS("GatewayNoValidBeacons", "helium.gateway-no-valid-beacons");

  private final String reference;
  private final String id;

  HeliumReason(String reference, String id) {
    this.reference = reference;
    this.id = id;
  }

  /** The reference's name, for example EntropyExpired. */
  public String reference() {
    return reference;
  }

  public String id() {
    return id;
  }
}
