package io.trigpoint.coverage;

/**
 * Why a beacon or a witness earns nothing, in the order of the rules: of several reasons the first
 * counts. The id is the heading in docs/spec/coverage.md.
 */
public enum CoverageRefusal {
  /** The registry did not know the device at the epoch's block. */
  UNKNOWN_DEVICE("coverage.unknown-device"),
  /** The device never opened its location. */
  LOCATION_NOT_ASSERTED("coverage.location-not-asserted"),
  /** The asserted cell is coarser than distances need. */
  LOCATION_TOO_COARSE("coverage.location-too-coarse"),
  /** Evidence about the device itself is in force against it. */
  DEVICE_DENIED("coverage.device-denied"),
  /** The beacon names an entropy that was never published. */
  UNKNOWN_ENTROPY("coverage.unknown-entropy"),
  /** The beacon arrived outside the window of its entropy. */
  ENTROPY_EXPIRED("coverage.entropy-expired"),
  /** The device's clock is outside the window of its entropy. */
  CLOCK_OUTSIDE_WINDOW("coverage.clock-outside-window"),
  /** The payload does not follow from the entropy and the beaconer's own key. */
  PAYLOAD_NOT_DERIVED("coverage.payload-not-derived"),
  /** The channel is not the one that the payload selects. */
  WRONG_CHANNEL("coverage.wrong-channel"),
  /** The spreading factor is not the plan's. */
  WRONG_SPREADING("coverage.wrong-spreading"),
  /** The power is above the plan, or far below it. */
  WRONG_POWER("coverage.wrong-power"),
  /** The payload was sent in another report already. */
  PAYLOAD_REPEATED("coverage.payload-repeated"),
  /** Another beacon of the device counts in this segment. */
  SEGMENT_USED("coverage.segment-used"),
  /** No beacon of this round has the payload. */
  NO_SUCH_BEACON("coverage.no-such-beacon"),
  /** Another report of the same reception counts. */
  DUPLICATE_WITNESS("coverage.duplicate-witness"),
  /** The beaconer heard itself. */
  OWN_BEACON("coverage.own-beacon"),
  /** The beacon was refused. */
  BEACON_REFUSED("coverage.beacon-refused"),
  /** Evidence is in force against the link of the two. */
  EDGE_DENIED("coverage.edge-denied"),
  /** The report came too early or too late to be a reception of the beacon. */
  LATE("coverage.late"),
  /** The frequency is not the beacon's. */
  FREQUENCY_MISMATCH("coverage.frequency-mismatch"),
  /** The spreading factor is not the beacon's. */
  SPREADING_MISMATCH("coverage.spreading-mismatch"),
  /** The two stand too close to prove coverage. */
  TOO_CLOSE("coverage.too-close"),
  /** The two stand too far apart to be believed. */
  TOO_FAR("coverage.too-far"),
  /** The Earth stands between the two antennas. */
  BEYOND_HORIZON("coverage.beyond-horizon"),
  /** A signal-to-noise ratio that no receiver reports. */
  SNR_OUT_OF_RANGE("coverage.snr-out-of-range"),
  /** Louder than free space allows. */
  TOO_LOUD("coverage.too-loud"),
  /** Weaker than a receiver can demodulate. */
  BELOW_SENSITIVITY("coverage.below-sensitivity"),
  /** Strength and signal-to-noise ratio do not fit each other. */
  SNR_INCONSISTENT("coverage.snr-inconsistent");

  private final String id;

  CoverageRefusal(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /**
   * Whether a witness refused for this still says something of the link: there are two known
   * devices with a beacon between them, and it is about what was heard, not when a backhaul worked.
   */
  boolean isOfALink() {
    return switch (this) {
      case UNKNOWN_DEVICE,
          LOCATION_NOT_ASSERTED,
          LOCATION_TOO_COARSE,
          NO_SUCH_BEACON,
          DUPLICATE_WITNESS,
          OWN_BEACON,
          LATE ->
          false;
      default -> true;
    };
  }
}
