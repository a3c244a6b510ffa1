package io.trigpoint.report;

/** LoRa spreading factor at 125 kHz, 7 to 12. */
public record SpreadingFactor(int value) {

  public SpreadingFactor {
    if (value < 7 || value > 12) {
      throw new IllegalArgumentException("spreading factor must be 7 to 12: " + value);
    }
  }

  @Override
  public String toString() {
    return "SF" + value;
  }
}
