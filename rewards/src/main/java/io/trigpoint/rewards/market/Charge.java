package io.trigpoint.rewards.market;

import io.trigpoint.rewards.epoch.TokenAmount;

/**
 * What a read costs in the end: its ceiling times the quality of what is delivered, rounded down.
 *
 * @param ceiling what was offered and signed for, base units
 * @param qualityPpm of what is delivered, 0 to 1 000 000
 */
public record Charge(TokenAmount ceiling, int qualityPpm) {
  public static final int WHOLE = 1_000_000;

  /** Why a charge is what it is; part of the receipt. */
  public enum Reason {
    /** All of it is good, so the ceiling is charged. */
    WHOLE_QUALITY,
    /** Less than the ceiling, in proportion to quality. */
    REDUCED_QUALITY,
    /** The quality is worth less than one base unit. */
    BELOW_ONE_UNIT,
    /** Nothing is delivered that may be sold. */
    NOTHING_SELLABLE
  }

  public Charge {
    if (qualityPpm < 0 || qualityPpm > WHOLE) {
      throw new IllegalArgumentException("quality is 0 to 1000000 ppm: " + qualityPpm);
    }
  }

  public static Charge of(TokenAmount ceiling, int qualityPpm) {
    return new Charge(ceiling, qualityPpm);
  }

  /** For a read that finds nothing. */
  public static Charge nothing(TokenAmount ceiling) {
    return new Charge(ceiling, 0);
  }

  /** Base units, never more than the ceiling. */
  public TokenAmount amount() {
    return ceiling.shareFloor(qualityPpm, WHOLE);
  }

  public boolean isFree() {
    return amount().isZero();
  }

  public Reason reason() {
    if (qualityPpm == 0) {
      return Reason.NOTHING_SELLABLE;
    }
    if (isFree()) {
      return Reason.BELOW_ONE_UNIT;
    }
    return qualityPpm == WHOLE ? Reason.WHOLE_QUALITY : Reason.REDUCED_QUALITY;
  }
}
