package io.trigpoint.report;

/** LoRa spreading factor at 125 kHz, the bandwidth of every channel plan; 7 to 12. */
public record SpreadingFactor(int value) {
  public static final Hertz BANDWIDTH = new Hertz(125_000);

  public SpreadingFactor {
    if (value < 7 || value > 12) {
      throw new IllegalArgumentException("spreading factor must be 7 to 12: " + value);
    }
  }

  /** The data rate as packet forwarders write it, for example SF9BW125. */
  public String datarate() {
    return this + "BW" + BANDWIDTH.value() / 1_000;
  }

  @Override
  public String toString() {
    return "SF" + value;
  }
}
