package io.trigpoint.report;

/** A ratio (gain, loss, signal to noise) in tenths of a dB. */
public record Decibels(int tenths) {

  public static Decibels of(double decibels) {
    return new Decibels((int) StrictMath.rint(decibels * 10));
  }

  public double value() {
    return tenths / 10.0;
  }

  @Override
  public String toString() {
    return value() + " dB";
  }
}
