package io.trigpoint.report;

/**
 * Why a report is refused at intake. The id is the code in answers, the heading in
 * docs/spec/intake.md and the metric label.
 */
public enum RefusalReason {
  /** The batch or one of its bodies is larger than allowed. */
  TOO_LARGE("intake.too-large"),
  /** The kind is not one of the published kinds. */
  UNKNOWN_KIND("intake.unknown-kind"),
  /** The body does not decode. */
  MALFORMED("intake.malformed"),
  /** The device is not registered, or its registration was not proven. */
  UNKNOWN_DEVICE("intake.unknown-device"),
  /** The device is registered as another kind. */
  WRONG_DEVICE_KIND("intake.wrong-device-kind"),
  /** The sequence number is far behind the newest one. */
  SEQUENCE_TOO_OLD("intake.sequence-too-old"),
  /** The sequence number was used before by a different report. */
  SEQUENCE_REUSED("intake.sequence-reused"),
  /** The device's clock is ahead of ours by more than the allowance. */
  FROM_THE_FUTURE("intake.from-the-future"),
  /** The report is older than the longest time an agent may keep one. */
  TOO_OLD("intake.too-old"),
  /** The device sends more than its quota. */
  OVER_QUOTA("intake.over-quota"),
  /** The signature does not match body, kind, network and key. */
  BAD_SIGNATURE("intake.bad-signature"),
  /** The location does not open the commitment on chain. */
  LOCATION_MISMATCH("intake.location-mismatch"),
  /** The public key is not a canonical point of prime order. */
  KEY_NOT_VALID("intake.key-not-valid");

  private final String id;

  RefusalReason(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
