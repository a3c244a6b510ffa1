package io.trigpoint.weather.qod;

/** Why a slot or a minute is not counted, in the order in which an hour lists them. */
public enum QodFault {
  OBC(1 << 0),
  SPIKE_INST(1 << 1),
  UNIDENTIFIED_SPIKE(1 << 2),
  NO_DATA(1 << 3),
  SHORT_CONST(1 << 4),
  LONG_CONST(1 << 5),
  FROZEN_SENSOR(1 << 6),
  /** Of a minute. */
  ANOMALOUS_INCREASE(1 << 7),
  /** Of a minute. */
  UNIDENTIFIED_ANOMALOUS_CHANGE(1 << 8);

  private final int bit;

  QodFault(int bit) {
    this.bit = bit;
  }

  /** The fault as a set of one, to be combined with others. */
  int bit() {
    return bit;
  }

  boolean in(int faults) {
    return (faults & bit) != 0;
  }
}
