package io.trigpoint.report;

/** A frequency. */
public record Hertz(long value) {

  /** The nearest whole Hz of a figure in MHz, as packet forwarders print it. */
  public static Hertz ofMegahertz(double megahertz) {
    return new Hertz((long) StrictMath.rint(megahertz * 1_000_000));
  }

  public double megahertz() {
    return value / 1_000_000.0;
  }

  @Override
  public String toString() {
    return value + " Hz";
  }
}
