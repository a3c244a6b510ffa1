package io.trigpoint.coverage.evidence;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The signals that exist. The id is the heading in docs/spec/evidence.md. */
public enum SignalKind {
  /** Two keys print the counter of one concentrator. */
  SHARED_COUNTER("evidence.shared-counter", Bearing.DEVICES),
  /** Two keys print the same figures for the same packets. */
  CLONED_METADATA("evidence.cloned-metadata", Bearing.DEVICES),
  /** Both directions of a long link are as loud as antennas side by side. */
  SHARED_ANTENNA("evidence.shared-antenna", Bearing.SECONDED),
  /** The position of the receiver never moves by a digit. */
  TOO_CLEAN_GPS("evidence.too-clean-gps", Bearing.SECONDED),
  /** The receiver stands elsewhere than asserted. */
  MOVED("evidence.moved", Bearing.DEVICES),
  /** A link without fading. */
  TOO_STABLE("evidence.too-stable", Bearing.EDGE),
  /** A link louder than free space. */
  TOO_STRONG("evidence.too-strong", Bearing.EDGE),
  /** A link whose receptions come later than the air and both backhauls explain. */
  LATE_ARRIVAL("evidence.late-arrival", Bearing.EDGE),
  /** A link whose receptions come at any time. */
  FLAT_LAG("evidence.flat-lag", Bearing.EDGE),
  /** A link beyond the radio horizon. */
  BEYOND_HORIZON("evidence.beyond-horizon", Bearing.EDGE),
  /** A link whose ratio and strength no receiver prints. */
  SNR_INCONSISTENT("evidence.snr-inconsistent", Bearing.EDGE),
  /** A link whose strength does not follow the power of the beacons. */
  POWER_IGNORED("evidence.power-ignored", Bearing.EDGE),
  /** A strong link that works in one direction only. */
  ONE_WAY("evidence.one-way", Bearing.EDGE),
  /** A link with more loss in one direction than in the other. */
  ASYMMETRIC("evidence.asymmetric", Bearing.EDGE),
  /** Others hear the device exactly as they hear one that is asserted elsewhere. */
  SAME_PLACE("evidence.same-place", Bearing.EDGE),
  /** What the device hears does not weaken with distance. */
  NO_DISTANCE_LAW("evidence.no-distance-law", Bearing.SUPPORTS),
  /** How others hear the device does not weaken with distance. */
  HEARD_WITHOUT_LAW("evidence.heard-without-law", Bearing.SUPPORTS),
  /** What the device hears follows a formula, without a landscape. */
  TOO_EXACT_LAW("evidence.too-exact-law", Bearing.EDGE),
  /** What the device hears lies just under the limit of the loudness rule. */
  TUNED_TO_LIMIT("evidence.tuned-to-limit", Bearing.EDGE),
  /** Most links of the device are refuted by other signals. */
  MOSTLY_REFUTED("evidence.mostly-refuted", Bearing.LINKS),
  /** A closed group that its neighbours do not hear. */
  CLOSED_RING("evidence.closed-ring", Bearing.RING),
  /** The reports of two keys arrive together. */
  SAME_RANK("evidence.same-rank", Bearing.SUPPORTS),
  /** The concentrator never hears noise. */
  DEAD_ETHER("evidence.dead-ether", Bearing.SUPPORTS),
  /** Two stations print one series. */
  WEATHER_TWINS("evidence.weather-twins", Bearing.SUPPORTS);

  private static final Map<String, SignalKind> BY_ID = new HashMap<>();

  static {
    for (SignalKind kind : values()) {
      var _ = BY_ID.put(kind.id, kind);
    }
  }

  private static final Set<SignalKind> REFUTES =
      EnumSet.of(SNR_INCONSISTENT, SAME_PLACE, TUNED_TO_LIMIT);
  private static final Set<SignalKind> OWN =
      EnumSet.of(TOO_CLEAN_GPS, MOVED, DEAD_ETHER, MOSTLY_REFUTED);
  private static final Set<SignalKind> REVISED =
      EnumSet.complementOf(
          EnumSet.of(MOVED, TOO_STABLE, TOO_STRONG, FLAT_LAG, SAME_RANK, DEAD_ETHER));

  private final String id;
  private final Bearing bearing;

  SignalKind(String id, Bearing bearing) {
    this.id = id;
    this.bearing = bearing;
  }

  public String id() {
    return id;
  }

  /** The version of the formula; a new formula is a new version. */
  public String version() {
    return REVISED.contains(this) ? "2" : "1";
  }

  /** Whether the figure of an edge, once refuted, counts against whoever printed it. */
  boolean refutes() {
    return REFUTES.contains(this);
  }

  /** Whether it follows from what the device itself printed, whatever others assert. */
  boolean own() {
    return OWN.contains(this);
  }

  public Bearing bearing() {
    return bearing;
  }

  /** The kind of a signal; throws {@link IllegalArgumentException} for an id that is none. */
  public static SignalKind of(Signal signal) {
    SignalKind kind = BY_ID.get(signal.id());
    if (kind == null) {
      throw new IllegalArgumentException("no such signal: " + signal.id());
    }
    return kind;
  }

  /** What a flagged signal denies. */
  public enum Bearing {
    /** The edge that it speaks of. */
    EDGE,
    /** Every link of the device that it speaks of. */
    LINKS,
    /** The links inside the ring; its devices too, when a second signal speaks against them. */
    RING,
    /** The devices that it speaks of; of two, the one that printed it. */
    DEVICES,
    /**
     * The edge that it speaks of; its devices too, when a second signal speaks against what they
     * print themselves.
     */
    SECONDED,
    /** Nothing alone; it may be the second signal of a ring. */
    SUPPORTS
  }
}
