package io.trigpoint.attacks;

/**
 * A beacon on the air.
 *
 * @param conductedDbm what the transmitter really puts into its antenna
 */
record Frame(Beaconing beacon, long endMicros, double conductedDbm) {
  static Frame of(Beaconing beacon) {
    return new Frame(beacon, beacon.endMicros(), beacon.power().value());
  }

  Frame later(long micros) {
    return new Frame(beacon, endMicros + micros, conductedDbm);
  }

  Frame at(double dbm) {
    return new Frame(beacon, endMicros, dbm);
  }
}
