package io.trigpoint.attacks;

/**
 * What some keys got in a day.
 *
 * @param believed what they would have got had every report been believed
 */
record Take(long believed, long paid) {
  /** The part that they did not get; negative when they got more. */
  double removed() {
    return believed == 0 ? 0 : 1 - (double) paid / believed;
  }
}
