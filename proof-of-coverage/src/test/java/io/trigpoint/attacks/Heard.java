package io.trigpoint.attacks;

/**
 * A packet at a radio.
 *
 * @param endMicros when it ended, Unix microseconds
 */
record Heard(Radio at, long endMicros, Reading reading) {
  Heard with(Reading other) {
    return new Heard(at, endMicros, other);
  }
}
