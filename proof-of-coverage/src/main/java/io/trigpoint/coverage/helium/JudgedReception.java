package io.trigpoint.coverage.helium;

import java.util.Optional;

/**
 * A witness after its rules.
 *
 * @param at its place in the list as given
 */
record JudgedReception(int at, HeliumWitness witness, Optional<BrokenRule> refusal) {
  boolean valid() {
    return refusal.isEmpty();
  }

  /** The same with one more rule, which only decides when none before did. */
  JudgedReception also(Optional<BrokenRule> further) {
    return new JudgedReception(at, witness, refusal.or(() -> further));
  }
}
